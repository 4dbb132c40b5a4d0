/** The process: arguments in, exit code out. */
import { version } from '../app/index.ts';
import { tellFailure } from './failure.ts';
import { createProgram } from './program.ts';

/** A pager or `head` that stops reading is no failure of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const args = process.argv.slice(2);
try {
  const program = createProgram(version);
  await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
} catch (thrown) {
  process.exitCode = tellFailure(thrown, { json: args.includes('--json') });
}
