/**
 * What scores the posts of a night: the brands, the shipped model, what the company
 * taught it, the larger model if one is named, and a digest of all of that.
 */
import { AppError, hash32 } from '../../src/kernel/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import {
  type Brand,
  type BrandSettings,
  type Confusion,
  parseAdaptation,
  parseSentimentModel,
  readBrand,
  secondOpinion,
} from '../../src/sentiment/index.ts';
import type { ScoreSetup } from './score-task.ts';
import { SecondReader } from './second-reader.ts';

export interface SentimentSettings {
  /** Days after which a post counts half. */
  readonly halfLifeDays: number;
  /** Posts that the community's mean counts for. */
  readonly priorPosts: number;
  /** A larger model for the least certain posts; used where the port has one. */
  readonly larger: {
    /** Of the new posts, 0–1. */
    readonly share: number;
    readonly minutesMax: number;
  };
}

export interface Settings {
  readonly sentiment: SentimentSettings;
  readonly brand: BrandSettings;
  readonly competitors: readonly BrandSettings[];
  readonly night: { readonly batchRows: number };
}

type Context = Pick<
  JobContext<Settings, never, 'models' | 'adaptation' | 'larger' | 'clock'>,
  'ports' | 'settings' | 'warn'
>;

export type NamedBrand = Brand & { readonly settings: BrandSettings };

export function readBrands({ settings, warn }: Context): readonly NamedBrand[] {
  const { brands, repeated } = brandsOf(settings);
  if (repeated.length > 0) {
    warn(`competitors named twice are scored once: ${repeated.join(', ')}`);
  }
  const nameless = brands.filter((brand) => brand.terms.length === 0).map((brand) => brand.name);
  if (nameless.length > 0) {
    warn(`no post can name ${nameless.join(', ')}: give it terms with letters or digits`);
  }
  return brands;
}

export interface Scoring {
  readonly setup: ScoreSetup;
  /** Digest of everything a score depends on beside its post. */
  readonly scorer: string;
  /** How often the shipped model takes one feeling for another, by context. */
  readonly confusions: readonly Confusion[];
  /** Undefined: the shipped model is alone. */
  readonly reader: SecondReader | undefined;
}

export async function scoringOf(
  { ports, settings, warn }: Context,
  brands: readonly NamedBrand[],
): Promise<Scoring> {
  const model = await ports.models.read('sentiment');
  const parsed = parseSentimentModel(model);
  const text = await ports.adaptation.read();
  const learned = text === undefined ? undefined : parseAdaptation(text);
  if (text !== undefined && learned === undefined) {
    throw new AppError(
      'bug.assertion',
      'the adaptation of the workspace cannot be read; `kith sentiment adapt undo` goes back to the one before',
    );
  }
  const fits = learned === undefined || learned.model === parsed.version;
  if (!fits) {
    warn(
      'the adaptation was learned on another model and is not used: run `kith sentiment adapt` again',
    );
  }
  const named = brands.map(({ settings }) => settings);
  const larger = await ports.larger.fingerprint();
  const own = await ports.adaptation.fingerprint();
  const facts = JSON.stringify([parsed.version, own, fits, named, larger]);
  return {
    setup: {
      model,
      adaptation: fits ? text : undefined,
      brands: brands.map(({ settings }) => settings),
      whole: 'never',
      ownWordsOnly: true,
    },
    scorer: [1, 2].map((seed) => hash32(facts, seed).toString(16).padStart(8, '0')).join(''),
    confusions: parsed.calibration.confusions,
    reader: ports.larger.isNamed
      ? new SecondReader({
          open: () => ports.larger.open(),
          opinion: secondOpinion(parsed, fits ? learned : undefined),
          share: settings.sentiment.larger.share,
          nowMs: () => ports.clock.nowMs(),
        })
      : undefined,
  };
}

/** The brand and its competitors in the order of their names; a name that stands twice counts once. */
function brandsOf({ brand, competitors }: Settings) {
  const byName = new Map<string, BrandSettings>();
  const repeated: string[] = [];
  for (const one of [brand, ...competitors]) {
    if (byName.has(one.name)) repeated.push(one.name);
    else byName.set(one.name, one);
  }
  const brands = [...byName.values()].map((one) => ({ ...readBrand(one), settings: one }));
  brands.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { brands, repeated };
}
