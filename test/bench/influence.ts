/**
 * `npm run bench -- influence [--customers N] [--seeds A,B]`: what the night learns
 * of who moves whom, against the hidden truth of invented towns.
 */
import { parseArgs } from 'node:util';
import { withTownNetwork } from '../golden/graph/town-network.ts';
import { qualityOfTown } from '../golden/graph/town-quality.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

export async function benchInfluence(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '2000' },
      seeds: { type: 'string', default: '29,41' },
      write: { type: 'boolean', default: false },
    },
  });
  const where = circumstances();
  const rows: string[][] = [];
  for (const seed of values.seeds.split(',').map(Number)) {
    const customers = Number(values.customers);
    const [found, seconds] = await withTownNetwork({ customers, seed }, async (network) => [
      await qualityOfTown(network),
      network.seconds,
    ]);
    const { rings } = found;
    rows.push([
      `${customers} customers, seed ${seed}`,
      found.ties.toLocaleString('en'),
      found.probabilities.toFixed(3),
      found.reach.toFixed(3),
      `${found.nextMonth.toFixed(3)} (${found.followersNextMonth.toFixed(3)})`,
      found.authenticity.toFixed(3),
      `${rings.found} of ${rings.bots}, ${rings.wrongly} wrongly`,
      seconds.toFixed(1),
    ]);
  }
  const table = markdownTable(
    [
      ...['Town', 'ties', 'tie probabilities', 'reach', 'next month (follower counts)'],
      ...['AUC of authenticity', 'accounts found in rings', 's'],
    ],
    rows,
  );
  const text = `\`npm run bench -- influence --customers ${values.customers} --seeds ${values.seeds}\`, ${where}\n\n${table}`;
  process.stdout.write(`${text}\n`);
  if (values.write) writeIntoPage('influence', text);
}
