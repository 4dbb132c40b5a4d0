/** The command line: every command, its help, and what a typo is answered with. */
import { Command } from 'commander';
import { addAuthenticity } from './commands/authenticity.ts';
import { addConfig } from './commands/config.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDuplicates } from './commands/duplicates.ts';
import { addExport } from './commands/export.ts';
import { addInfluence } from './commands/influence.ts';
import { addList } from './commands/list.ts';
import { addMatch } from './commands/match.ts';
import { addMeasure } from './commands/measure.ts';
import { addNightly } from './commands/nightly.ts';
import { addReview } from './commands/review.ts';
import { addSample } from './commands/sample.ts';
import { addSentiment } from './commands/sentiment.ts';
import { addWhy } from './commands/why.ts';

export function createProgram(version: string): Command {
  const program = new Command('kith')
    .description(
      'Finds the people in a customer file who influence others, advocate for the brand, care how things are made, or quietly slip away.',
    )
    .version(version, '-V, --version')
    .showSuggestionAfterError(true)
    .showHelpAfterError(false)
    // What stands after a command's own name is that command's.
    .enablePositionalOptions()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .exitOverride();
  addNightly(program);
  addMatch(program);
  addDuplicates(program);
  addInfluence(program);
  addMeasure(program);
  addAuthenticity(program);
  addSentiment(program);
  addList(program);
  addWhy(program);
  addExport(program);
  addReview(program);
  addSample(program);
  addDoctor(program);
  addConfig(program);
  for (const command of allCommands(program)) {
    command.exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
  }
  return program;
}

const allCommands = (command: Command): Command[] =>
  command.commands.flatMap((below) => [below as Command, ...allCommands(below as Command)]);
