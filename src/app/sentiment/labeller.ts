/**
 * `kith sentiment label`: asks a person how the company's own posts feel, the
 * most telling first, and keeps the words in the workspace.
 */
import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import { column, rawTable, required } from '../../lake/index.ts';
import {
  adaptScorer,
  type BrandSettings,
  type Chosen,
  choosePosts,
  createScorer,
  parseAdaptation,
  parseSentimentModel,
  type SentimentLabel,
} from '../../sentiment/index.ts';
import { fileRows } from '../../sources/index.ts';
import { createModels } from '../models.ts';
import { withEngine } from '../offline/with-engine.ts';
import { csvCell } from '../read/export-text.ts';
import { workspaceOf } from '../workspace.ts';
import { brandsOfConfig } from './adapt-model.ts';
import { openAdaptations } from './adaptations.ts';
import { labelWords } from './label-words.ts';
import { type LabelEntry, labelKey, openLabels } from './labels.ts';
import { readOwnPosts, type ScoredPost, scoreOwnPosts } from './own-posts.ts';

export interface LabelSource {
  readonly loaded: LoadedConfig;
  readonly configNamed: boolean;
  /** Files; none: the posts of the last night. */
  readonly posts: readonly string[];
  /** None: those of the configuration. */
  readonly brands: readonly BrandSettings[];
}

export type LabelQuestion = Chosen<ScoredPost>;

export interface ImportedLabels {
  readonly file: string;
  readonly added: number;
  /** Rows without a label. */
  readonly unanswered: number;
  readonly quarantined: readonly { readonly line: number; readonly reason: string }[];
}

export interface Labeller {
  /** Most telling first; posts that have a label are left out. */
  questions(source: LabelSource, limit: number): Promise<readonly LabelQuestion[]>;
  say(question: LabelQuestion, label: SentimentLabel, who: string): Promise<void>;
  undo(options: { readonly who: string; readonly count: number }): Promise<readonly LabelEntry[]>;
  list(): Promise<readonly LabelEntry[]>;
  importFile(options: { readonly file: string; readonly who: string }): Promise<ImportedLabels>;
}

/** Seed of the lot by which every second post is drawn: the same posts are asked in the same order. */
const lotSeed = 1;

export function openLabeller(loaded: LoadedConfig): Labeller {
  const folder = workspaceOf(loaded.config).sentiment;
  const labels = openLabels(folder);
  return {
    questions: async (source, limit) => {
      const said = new Set((await labels.standing()).map(labelKey));
      const scored = await scoredPosts(source, folder);
      const open = scored.filter((post) => !said.has(labelKey(post)));
      return choosePosts(open, { seed: lotSeed, limit });
    },
    async say({ post: { postId, brand }, chosen }, label, who) {
      const at = new Date().toISOString();
      await labels.add([{ postId, brand, label, who, at, chosen }]);
    },
    undo: (options) => labels.undo(options),
    list: () => labels.standing(),
    importFile: (options) => importLabels(labels, options),
  };
}

async function scoredPosts(source: LabelSource, folder: string): Promise<readonly ScoredPost[]> {
  const { loaded } = source;
  const model = parseSentimentModel(await createModels().read('sentiment'));
  const record = await openAdaptations(folder).current();
  const learned = record === undefined ? undefined : parseAdaptation(record.adaptation);
  const shared = createScorer(model);
  const scorer = learned?.model === model.version ? adaptScorer(shared, learned) : shared;
  const brands = source.brands.length > 0 ? source.brands : brandsOfConfig(loaded);
  const posts = await withEngine('sentiment', loaded, (engine) =>
    readOwnPosts({ ...source, engine }, lotSeed),
  );
  return scoreOwnPosts(posts, scorer, { brands, whole: brands.length === 0 });
}

/** The questions as CSV, for somebody who answers in a spreadsheet. */
export function labelQuestionsText(questions: readonly LabelQuestion[]): string {
  const header = ['post_id', 'brand', 'chosen', 'text', 'label'];
  const rows = questions.map(({ post, chosen }) => [
    post.postId,
    post.brand,
    chosen,
    post.text,
    '',
  ]);
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

const labelFile = rawTable('raw.label', 'one label of a file', {
  post_id: required('text', 'The post.'),
  brand: column('text', 'Toward whom; empty: the post as a whole.'),
  chosen: column('text', 'How the post was chosen.'),
  label: column('text', 'negative, neutral, positive, or 0, 1, 2.'),
});

async function importLabels(
  labels: ReturnType<typeof openLabels>,
  { file, who }: { readonly file: string; readonly who: string },
): Promise<ImportedLabels> {
  const rows: { line: number; postId: string; brand: string; chosen: string; label: string }[] = [];
  const quarantined: { line: number; reason: string }[] = [];
  const read = fileRows({ definition: labelFile, path: resolve(file), settings: { path: file } });
  for await (const { rows: batch, quarantined: bad } of read) {
    quarantined.push(...bad);
    for (let row = 0; row < batch.length; row += 1) {
      const of = (name: string) => plain(String(batch.columns[name]?.[row] ?? ''));
      const line = Number(batch.columns['source_line']?.[row]);
      rows.push({
        line,
        postId: of('post_id'),
        brand: of('brand'),
        chosen: of('chosen'),
        label: of('label'),
      });
    }
  }
  const answered = rows.filter(({ label }) => label !== '');
  const words = labelWords([...new Set(answered.map(({ label }) => label))]);
  const at = new Date().toISOString();
  const entries = answered.flatMap(({ line, label, postId, brand, chosen }): LabelEntry[] => {
    const said = words.read(label);
    if (said === undefined) {
      quarantined.push({ line, reason: 'label: not one of negative, neutral, positive, 0, 1, 2' });
      return [];
    }
    const how = chosen === 'by lot' || chosen === 'uncertain' ? chosen : 'given';
    return [{ postId, brand, label: said, who, at, chosen: how }];
  });
  if (entries.length === 0 && quarantined.length > 0) {
    throw new AppError(
      'input.file_unusable',
      `${file}: not one row is a label; line ${quarantined[0]?.line}: ${quarantined[0]?.reason}`,
    );
  }
  const stands = new Map((await labels.standing()).map((one) => [labelKey(one), one.label]));
  const added = entries.filter((entry) => stands.get(labelKey(entry)) !== entry.label);
  await labels.add(added);
  const unanswered = rows.length - answered.length;
  quarantined.sort((a, b) => a.line - b.line);
  return { file, added: added.length, unanswered, quarantined };
}

/** Our own export puts an apostrophe before what a spreadsheet would run. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();
