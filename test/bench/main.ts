/**
 * `npm run bench -- NAME [options]`: time and memory, measured. Not part of the tests.
 *
 * Each bench prints a Markdown table; with `--write` it also puts it into
 * docs/reference/benchmarks.md between the marks of its name.
 */
import { benchDuplicates } from './duplicates.ts';
import { benchGraph } from './graph.ts';
import { benchInfluence } from './influence.ts';
import { benchLinkage } from './linkage.ts';
import { benchMatch } from './match.ts';
import { benchNight } from './night.ts';
import { benchNormalise } from './normalise.ts';
import { benchSentiment } from './sentiment.ts';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  duplicates: benchDuplicates,
  graph: benchGraph,
  influence: benchInfluence,
  linkage: benchLinkage,
  match: benchMatch,
  night: benchNight,
  normalise: benchNormalise,
  sentiment: benchSentiment,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  const names = Object.keys(benches).join(', ');
  process.stderr.write(`bench: there is no bench "${name}"; there are: ${names}\n`);
  process.exitCode = 2;
} else {
  await bench(args);
}
