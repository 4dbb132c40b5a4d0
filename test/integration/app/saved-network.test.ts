/** `--save-network`: a network saved by one command and opened by the next. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNetworkWorld, limitedTo, type NetworkWorld } from './network-world.ts';

let world: NetworkWorld;
let list: string;
beforeAll(() => {
  world = createNetworkWorld();
  const edges = Array.from({ length: 400 }, (_, i) => [
    `p ${(i * 7) % 60}`,
    `é"${(i * i + 3) % 60}`,
    ((i % 9) + 1) / 20,
  ]);
  list = world.file(
    'edges.csv',
    `from,to,probability\n${edges.map(([u, v, p]) => `${u},"${String(v).replaceAll('"', '""')}\n",${p}`).join('\n')}\n`,
  );
});
afterAll(() => world.close());

const text = (name: string): string => readFileSync(world.out(name), 'utf8');

describe('a saved network', () => {
  it.each(['given', 'weighted-cascade'] as const)(
    'gives the choice of the list it was read from: %s',
    async (probability) => {
      const file = world.out(`${probability}.csr`);
      const read = await world.influence([list], { k: 5, probability, saveNetwork: file });
      const fromList = text('chosen.ndjson');
      const opened = await world.influence([file], { k: 5, probability });
      expect(text('chosen.ndjson')).toBe(fromList);
      expect(opened).toMatchObject({
        ...{ nodes: read.nodes, edges: read.edges, rows: read.edges, probability },
        ...{ lowerBound: read.lowerBound, upperBound: read.upperBound, setAside: [] },
      });
      expect(statSync(file).mode & 0o077).toBe(0);
    },
  );

  it('gives the measures of the list it was read from', async () => {
    const file = world.out('measured.csr');
    await world.measure([list], { saveNetwork: file });
    const fromList = text('measured.ndjson');
    await world.measure([file]);
    expect(text('measured.ndjson')).toBe(fromList);
    // Strengths are no probabilities, and the other way round.
    const chosen = await world.influence([file], { k: 2 });
    expect(chosen.probability).toBe('weighted-cascade');
    await expect(world.influence([file], { probability: 'given' })).rejects.toMatchObject({
      code: 'usage.bad_option',
    });
    const probabilities = world.out('chances.csr');
    await world.influence([list], { saveNetwork: probabilities });
    await expect(world.measure([probabilities])).rejects.toThrow(/no strengths of ties/);
  });

  it('is refused when it is damaged, missing, too large, or not alone', async () => {
    const file = world.out('whole.csr');
    await world.measure([list], { saveNetwork: file });
    const bytes = readFileSync(file);
    for (const at of [5, 70, bytes.length - 30, bytes.length - 4]) {
      const wrong = Uint8Array.from(bytes);
      wrong[at]! ^= 1;
      writeFileSync(world.out('wrong.csr'), wrong);
      await expect(world.measure([world.out('wrong.csr')])).rejects.toMatchObject({
        code: 'input.file_unusable',
      });
    }
    writeFileSync(world.out('wrong.csr'), bytes.subarray(0, -4));
    await expect(world.measure([world.out('wrong.csr')])).rejects.toThrow(/ends too early/);
    await expect(world.measure([world.out('none.csr')])).rejects.toMatchObject({
      code: 'input.file_missing',
    });
    await expect(world.measure([file], { loaded: limitedTo(0.01) })).rejects.toMatchObject({
      code: 'limit.graph_memory',
    });
    await expect(world.measure([file, list])).rejects.toMatchObject({ code: 'usage.bad_option' });
  });

  it('is not begun under a name that says something else', async () => {
    const saveNetwork = world.out('network.bin');
    await expect(world.measure([list], { saveNetwork })).rejects.toMatchObject({
      code: 'usage.bad_option',
    });
    expect(existsSync(saveNetwork)).toBe(false);
  });
});
