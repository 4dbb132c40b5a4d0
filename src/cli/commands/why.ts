/** `kith why CUSTOMER`: everything the edition says about one customer, with its figures. */
import type { Command } from 'commander';
import { customerId } from '../../kernel/index.ts';
import { createOutput, terminalWidth } from '../output.ts';
import { whyText } from '../view/why.ts';
import { withReader } from '../with-reader.ts';

interface WhyFlags {
  readonly sample?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

export function addWhy(program: Command): void {
  program
    .command('why')
    .summary('explain one customer')
    .description(
      'Shows why a customer stands where they stand: link evidence in bits, reach, sentiment, segment, stage, signals and list places.',
    )
    .argument('<customer>', 'customer id')
    .option('--sample', 'of the invented town')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', 'print as JSON')
    .action(async (customer: string, flags: WhyFlags) => {
      await withReader(flags, async (reader) => {
        const facts = await reader.why(customerId(customer));
        createOutput(flags.json === true).result(facts, () => whyText(facts, terminalWidth()));
      });
    });
}
