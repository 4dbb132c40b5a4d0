/** `npm run train -- MODEL …`: rebuilds one of the models that ship in the repository. */
import { AppError, toAppError } from '../../kernel/index.ts';
import { trainAuthenticityModel } from './authenticity.ts';
import { trainSentiment } from './sentiment.ts';

const trainers: Readonly<Record<string, (args: readonly string[]) => void>> = {
  authenticity: trainAuthenticityModel,
  sentiment: trainSentiment,
};

try {
  const [name = '', ...args] = process.argv.slice(2);
  const train = Object.hasOwn(trainers, name) ? trainers[name] : undefined;
  if (train === undefined) {
    const known = Object.keys(trainers).join(', ');
    throw new AppError('usage.unknown_command', `no model is called “${name}”; there is ${known}`);
  }
  train(args);
} catch (thrown) {
  const error = toAppError(thrown);
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
