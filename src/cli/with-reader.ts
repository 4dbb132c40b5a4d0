/** Opens the current edition for one command and closes it whatever happens. */
import { openReader, type Reader, refuseOverwritingSources } from '../app/index.ts';
import { loadConfig } from '../config/index.ts';

export async function withReader(
  flags: { readonly sample?: boolean; readonly config?: string; readonly out?: string },
  use: (reader: Reader) => Promise<void>,
): Promise<void> {
  const loaded = loadConfig({ file: flags.config });
  refuseOverwritingSources(flags.out, loaded);
  const reader = await openReader({ loaded, sample: flags.sample === true });
  try {
    await use(reader);
  } finally {
    await reader.close();
  }
}
