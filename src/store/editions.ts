/** Which edition is shown, and which are kept. */
import { AppError } from '../kernel/index.ts';
import type { Connection, Database } from './database.ts';

export interface CurrentEdition {
  readonly editionId: number;
  readonly date: string;
  readonly runId: string | null;
  readonly evaluation: boolean;
  readonly brand: string | null;
  readonly publishedAt: Date;
}

export interface EditionFigure {
  readonly name: string;
  readonly value: number;
}

/** One brand and feeling: the share of people whose newest post about it feels so. */
export interface BrandShareRow {
  readonly brand: string;
  /** The company's own brand. */
  readonly own: boolean;
  readonly feeling: 'negative' | 'neutral' | 'positive';
  readonly people: number;
  /** As counted, 0–1. */
  readonly countedShare: number;
  /** With the model's known confusion taken out, 0–1, and its 90 % interval. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface EditionRepository {
  /** Throws `usage.nothing_published` when there is none. */
  current(): Promise<CurrentEdition>;
  /** Newest date first. */
  kept(): Promise<readonly (CurrentEdition & { readonly current: boolean })[]>;
  /** Figures of the current edition's night, by name. */
  figures(): Promise<readonly EditionFigure[]>;
  /** What people feel about the brand, own brand first, then competitors by name. */
  brandSentiment(): Promise<readonly BrandShareRow[]>;
}

export const editionRepository = (database: Database): EditionRepository => ({
  current: () => currentEdition(database),
  kept: () =>
    database.kysely
      .selectFrom('published.edition')
      .select(columns)
      .select('current')
      .orderBy('date', 'desc')
      .execute(),
  figures: async () => {
    const { editionId } = await currentEdition(database);
    return database.kysely
      .selectFrom('published.edition_figure')
      .select(['name', 'value'])
      .where('edition_id', '=', editionId)
      .orderBy('name')
      .execute();
  },
  brandSentiment: async () => {
    const { editionId } = await currentEdition(database);
    return database.kysely
      .selectFrom('published.brand_sentiment')
      .select(['brand', 'own', 'feeling', 'people', 'share'])
      .select(['counted_share as countedShare', 'share_low as low', 'share_high as high'])
      .where('edition_id', '=', editionId)
      .orderBy('own', 'desc')
      .orderBy('brand')
      .orderBy('feeling')
      .execute();
  },
});

export async function currentEdition({
  kysely,
}: Pick<Connection, 'kysely'>): Promise<CurrentEdition> {
  const edition = await kysely
    .selectFrom('published.edition')
    .select(columns)
    .where('current', '=', true)
    .executeTakeFirst();
  if (edition !== undefined) return edition;
  throw new AppError(
    'usage.nothing_published',
    'No edition has been published yet. Run `kith nightly` first.',
  );
}

const columns = [
  'edition_id as editionId',
  'date',
  'run_id as runId',
  'evaluation',
  'brand',
  'published_at as publishedAt',
] as const;
