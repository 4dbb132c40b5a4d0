/**
 * A network drawn into a file for Gephi: GEXF or GraphML, by its name. It takes its
 * name when it is whole, and is readable by its owner alone.
 */
import { open } from 'node:fs/promises';
import { gexfText, graphmlText, type NetworkPart, sunflowerLayout } from '../../../graph/index.ts';
import { AppError } from '../../kernel/index.ts';
import { writeWholeFile } from '../offline/whole-file.ts';

const writers = { gexf: gexfText, graphml: graphmlText } as const;
const charactersPerWrite = 1_000_000;

/** Throws `usage.bad_option` for a name of another kind: before the work, not after. */
export function assertNetworkName(path: string): keyof typeof writers {
  const lower = path.toLowerCase();
  if (lower.endsWith('.gexf')) return 'gexf';
  if (lower.endsWith('.graphml')) return 'graphml';
  throw new AppError(
    'usage.bad_option',
    `${path}: the name of a drawn network must end in .gexf or .graphml`,
  );
}

/** @param part has the figures `community` and `influence`. @returns nodes drawn. */
export async function writeNetwork(path: string, part: NetworkPart): Promise<number> {
  const write = writers[assertNetworkName(path)];
  const { nodes, figures } = part;
  const layout = sunflowerLayout({
    nodes,
    community: figures['community'] ?? [],
    influence: figures['influence'] ?? [],
  });
  await writeWholeFile(path, async (writing) => {
    const handle = await open(writing, 'w', 0o600);
    try {
      let text = '';
      for (const piece of write(part, layout)) {
        text += piece;
        if (text.length < charactersPerWrite) continue;
        await handle.write(text);
        text = '';
      }
      await handle.write(text);
    } finally {
      await handle.close();
    }
  });
  return nodes.length;
}
