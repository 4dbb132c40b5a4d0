/**
 * How sure the larger model may be, as the company's own labels say: one small file of the
 * workspace, replaced whole. It holds for the model whose files it was learned on.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../kernel/index.ts';
import { guardFiles } from '../../../lake/index.ts';

export interface KeptHeat {
  /** Digest of the model's files. */
  readonly model: string;
  readonly heat: number;
  readonly labels: number;
  readonly learnedAt: string;
}

const name = 'larger.json';

/** Undefined where nothing was learned, or of another model. */
export async function readHeat(folder: string, model: string): Promise<KeptHeat | undefined> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
  if (text === undefined) return undefined;
  const kept = parsed(text);
  if (kept === undefined) {
    throw new AppError(
      'input.file_unusable',
      `${file} cannot be read; remove it, and \`kith sentiment adapt\` makes it anew`,
    );
  }
  return kept.model === model ? kept : undefined;
}

function parsed(text: string): KeptHeat | undefined {
  try {
    const kept = JSON.parse(text) as KeptHeat;
    return Number.isFinite(kept.heat) && kept.heat > 0 ? kept : undefined;
  } catch {
    return undefined;
  }
}

export const writeHeat = (folder: string, kept: KeptHeat): Promise<void> =>
  guardFiles(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const writing = join(folder, `${name}.${process.pid}.writing`);
    await writeFile(writing, JSON.stringify(kept), { mode: 0o600 });
    await rename(writing, join(folder, name));
  })();
