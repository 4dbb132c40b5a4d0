/** Writes a file that holds people's data: readable by its owner alone. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { AppError } from '../kernel/index.ts';

/** Throws `usage.bad_option` when the file cannot be written. */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const stream = createWriteStream(file, { mode: 0o600 });
  try {
    stream.end(text);
    await finished(stream);
  } catch (cause) {
    throw new AppError(
      'usage.bad_option',
      `--out ${file} cannot be written; check folder and permissions`,
      { cause },
    );
  }
}
