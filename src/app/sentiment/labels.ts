/**
 * What people said about the company's own posts: one line a word, in the
 * workspace, never changed, only added to.
 *
 * A label holds ids and no word of the post; the last word about a post and brand
 * stands, and a word taken back leaves it open again.
 */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/index.ts';
import { translateFileError } from '../../lake/index.ts';
import { classNames, type SentimentLabel } from '../../sentiment/index.ts';

export interface LabelEntry {
  readonly postId: string;
  /** Toward whom; the empty name is the post as a whole. */
  readonly brand: string;
  /** Null takes the word before it back. */
  readonly label: SentimentLabel | null;
  readonly who: string;
  readonly at: string;
  /** How the post was chosen: by lot, because it was uncertain, or by somebody else. */
  readonly chosen: 'by lot' | 'uncertain' | 'given';
}

export interface Labels {
  /** Every word, oldest first. */
  all(): Promise<readonly LabelEntry[]>;
  /** The words that stand. */
  standing(): Promise<readonly LabelEntry[]>;
  add(entries: readonly LabelEntry[]): Promise<void>;
  /** Takes the last words of one person back; gives them, latest first. */
  undo(options: { readonly who: string; readonly count: number }): Promise<readonly LabelEntry[]>;
}

/** @param folder of the workspace; made when first written to. */
export function openLabels(folder: string): Labels {
  const file = join(folder, 'labels.ndjson');
  const all = async (): Promise<readonly LabelEntry[]> => {
    const text = await readFile(file, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return '';
      throw translateFileError(thrown, file);
    });
    return text
      .split('\n')
      .flatMap((line, at) => (line.trim() === '' ? [] : [entryOf(line, file, at + 1)]));
  };
  const add = async (entries: readonly LabelEntry[]): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      await appendFile(file, lines, { mode: 0o600 });
    } catch (thrown) {
      throw translateFileError(thrown, file);
    }
  };
  const standing = async () => [...standingOf(await all()).values()];
  return {
    all,
    standing,
    add,
    async undo({ who, count }) {
      const mine = (await standing()).filter((entry) => entry.who === who);
      const taken = mine.slice(-count).reverse();
      const at = new Date().toISOString();
      if (taken.length > 0) await add(taken.map((entry) => ({ ...entry, label: null, at })));
      return taken;
    },
  };
}

export const labelKey = ({ postId, brand }: Pick<LabelEntry, 'postId' | 'brand'>): string =>
  `${brand}\n${postId}`;

/** In the order in which the standing words were said. */
function standingOf(entries: readonly LabelEntry[]): ReadonlyMap<string, LabelEntry> {
  const stands = new Map<string, LabelEntry>();
  for (const entry of entries) {
    stands.delete(labelKey(entry));
    if (entry.label !== null) stands.set(labelKey(entry), entry);
  }
  return stands;
}

function entryOf(line: string, file: string, at: number): LabelEntry {
  try {
    const entry = JSON.parse(line) as LabelEntry;
    const known = entry.label === null || classNames.includes(entry.label);
    if (typeof entry.postId === 'string' && known) return entry;
  } catch {
    // Told below, as a line of another shape is.
  }
  throw new AppError(
    'input.file_unusable',
    `${file} line ${at} is no label; mend or remove the line`,
    { details: { file, line: at } },
  );
}
