/** `kith measure`: the place of everybody of an edge list in their network. */
import type { Command } from 'commander';
import { runMeasureFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { measureSummaryText } from '../view/measure-summary.ts';
import { edgeFilesHelp } from './influence.ts';
import { wholeNumber } from './list.ts';

interface MeasureFlags {
  readonly edges: readonly string[];
  readonly out: string;
  readonly network?: string;
  readonly around: readonly string[];
  readonly steps: number;
  readonly seed?: number;
  readonly saveNetwork?: string;
  readonly config?: string;
  readonly json?: boolean;
}

const help = `
${edgeFilesHelp}

A column weight or probability (or the third where there is no header) is the strength of the tie,
above 0; without one every row counts one.

  --out F   profile_id, influence (weighted PageRank, sums to one), core (k-core number), community
            (Leiden, numbered by size from 1), betweenness (share of shortest paths, 0–1);
            .csv, .ndjson or .parquet by its name.
  --network F   the network drawn for Gephi, with the measures and a place for every node;
            .gexf or .graphml by its name; at most 100,000 nodes.
  --save-network F   the network as it was read, with ids and strengths of ties; .csr by its name.
            Given as --edges it is opened in a fraction of the time.
  --around ID   draws only those within so many --steps of it (2 when not stated), either way.

Exit codes: 0 done, 2 usage, 3 configuration, 4 input, 6 limit, 7 temporary folder, 70 bug.`;

export function addMeasure(program: Command): void {
  program
    .command('measure')
    .summary('measure a network, standing alone')
    .description(
      'Measures everybody in an edge list: influence, core, community and betweenness; needs no database and publishes nothing.',
    )
    .requiredOption('--edges <file>', 'who moves whom', several)
    .requiredOption('--out <file>', 'where to write the measures')
    .option('--network <file>', 'where to draw the network')
    .option('--around <id>', 'draw only what lies around it', several, [])
    .option('--steps <n>', 'steps from it', wholeNumber, 2)
    .option('--save-network <file>', 'where to save the network for later commands')
    .option('--seed <n>', 'seed of random draws', wholeNumber)
    .option('--config <file>', 'configuration file: settings under graph')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action((flags: MeasureFlags) =>
      runAlone({
        name: 'measure',
        json: flags.json === true,
        run: (emit) =>
          runMeasureFiles({
            ...{ network: undefined, seed: undefined, saveNetwork: undefined, ...flags },
            loaded: loadConfig({ file: flags.config }),
            emit,
          }),
        text: measureSummaryText,
      }),
    );
}
