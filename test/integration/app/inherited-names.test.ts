/** Words that every plain object knows, wherever a file may have a text. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSentimentFiles } from '../../../src/app/sentiment/sentiment-files.ts';
import { loadConfig } from '../../../src/config/index.ts';
import { createMatchWorld, type MatchWorld } from './match-world.ts';
import { createNetworkWorld, type NetworkWorld } from './network-world.ts';

const words = ['constructor', '__proto__', 'toString'] as const;
let match: MatchWorld;
let network: NetworkWorld;
let folder: string;

beforeAll(() => {
  match = createMatchWorld();
  network = createNetworkWorld();
  folder = mkdtempSync(join(tmpdir(), 'kith-test-words-'));
});
afterAll(() => {
  match.close();
  network.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

it('are names, places, platforms and handles of people', async () => {
  const customers = words.map((w) => `${w},${w},${w},${w},${w},${w},x`).join('\n');
  const profiles = words.map((w) => `${w},${w},${w},${w},${w},${w},x`).join('\n');
  const found = await match.run({
    customers: [
      file(
        'c.csv',
        `customer_id,first_name,last_name,city,region,country,constructor\n${customers}\n`,
      ),
    ],
    profiles: [
      file(
        'p.csv',
        `profile_id,platform,handle,display_name,location,bio,__proto__\n${profiles}\n`,
      ),
    ],
    out: join(folder, 'links.csv'),
  });
  expect(found).toMatchObject({ customers: 3, profiles: 3, quarantined: [] });
});

it('are ids and words of posts, languages and brands', async () => {
  const posts = words.map((w) => `${w},${w},2024-01-01,the ${w} is bad,${w},${w}`).join('\n');
  const out = join(folder, 'scores.ndjson');
  const found = await runSentimentFiles({
    loaded: loadConfig({ env: {}, workingFolder: folder, flags: { engine: { workerThreads: 1 } } }),
    ...{ configNamed: false, truth: [], shared: true, emit: () => {}, out },
    posts: [file('o.csv', `post_id,profile_id,posted_at,text,lang,toString\n${posts}\n`)],
    brands: words.map((name) => ({ name, terms: [name] })),
  });
  expect(found.posts).toBe(3);
  expect(Object.entries(found.toward).toSorted()).toEqual(words.map((w) => [w, 1]).toSorted());
  expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(3);
});

it('are ids of a network', async () => {
  const edges = words.map((w) => `${w},b,0.5,x`).join('\n');
  const list = network.file('e.csv', `from,to,p,constructor\n${edges}\n`);
  expect(await network.influence([list], { k: 4 })).toMatchObject({
    nodes: 4,
    edges: 3,
    chosen: 4,
  });
});
