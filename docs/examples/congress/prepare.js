/**
 * Turns the congress-twitter network into a file of given edges.
 *
 * The network names its nodes by handle; kith resolves `x:handle` to the profile
 * that has it. Usage, from the repository's root:
 *
 *     node docs/examples/congress/prepare.js [DATA_FOLDER]
 *
 * DATA_FOLDER defaults to ../shared/data beside the repository.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);
const data = process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data', here));
const source = `${data}/graph/congress-twitter/congress_network_data.json`;

const [network] = JSON.parse(readFileSync(source, 'utf8'));
const { usernameList, outList, outWeight } = network;
const lines = ['influencer_profile_id,influenced_profile_id,probability'];
for (const [from, targets] of outList.entries()) {
  for (const [at, to] of targets.entries()) {
    lines.push(`x:${usernameList[from]},x:${usernameList[to]},${outWeight[from][at]}`);
  }
}
mkdirSync(new URL('.kith/', here), { recursive: true });
writeFileSync(new URL('.kith/given-edges.csv', here), `${lines.join('\n')}\n`);
process.stderr.write(`${lines.length - 1} edges between ${usernameList.length} handles written\n`);
