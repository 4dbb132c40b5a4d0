/**
 * Trains the authenticity model anew and prints its quality as JSON:
 * `npm run train -- authenticity ../shared/data/authenticity/profiles.csv [--write]`.
 *
 * Reads a CSV of labelled accounts (columns as in its header below); with
 * `--write` the curves replace `src/authenticity/model.ts`. The same file gives
 * the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  crossValidate,
  type LabelledFacts,
  type Quality,
  qualityOf,
  trainAuthenticity,
} from '../../authenticity/index.ts';
import { AppError, createRandom, roundTo } from '../../kernel/index.ts';

/** The accounts were collected in spring 2017. */
const observedAtMs = Date.UTC(2017, 3, 15);
const modelFile = new URL('../../authenticity/model.ts', import.meta.url);

export function trainAuthenticityModel([file, write]: readonly string[]): void {
  if (file === undefined || (write !== undefined && write !== '--write')) {
    throw new AppError(
      'usage.bad_option',
      'use `npm run train -- authenticity PROFILES.csv [--write]`',
    );
  }
  const rows = readLabelledAccounts(readFileSync(file, 'utf8'));
  const { auc, calibrationError } = crossValidatedQuality(rows);
  const quality = {
    accounts: rows.length,
    auc: roundTo(auc, 4),
    calibrationError: roundTo(calibrationError, 4),
  };
  process.stdout.write(`${JSON.stringify(quality)}\n`);
  if (write === '--write') writeFileSync(modelFile, sourceOf(rows));
}

/** Five folds, each predicted by a model that has not seen it. */
export const crossValidatedQuality = (rows: readonly LabelledFacts[]): Quality =>
  qualityOf(crossValidate(rows, 5, createRandom(1)));

/** Plain CSV without quoted fields, which this set has none of. */
export function readLabelledAccounts(text: string): LabelledFacts[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    const count = (name: string): number | null => (cell(name) === '' ? null : Number(cell(name)));
    const flag = (name: string): boolean | null => (cell(name) === '' ? null : cell(name) === '1');
    const createdAtMs = momentOf(cell('created_at'));
    return {
      authentic: cell('bot') === '0',
      facts: {
        platform: 'x',
        handleLength: count('handle_length'),
        handleDigits: count('handle_digits'),
        displayNameLength: count('display_name_length'),
        bioLength: count('bio_length'),
        hasUrl: flag('has_url'),
        hasLocation: flag('has_location'),
        followers: count('followers'),
        following: count('following'),
        listed: count('listed'),
        likes: count('likes'),
        posts: count('posts'),
        verified: flag('verified'),
        defaultProfile: flag('default_profile'),
        defaultAvatar: flag('default_avatar'),
        createdAtMs,
        observedAtMs,
      },
    };
  });
}

/**
 * Half of the dates carry their zone; the others are UTC and written month
 * first, but for a few that are day first, told by a first number above 12.
 */
function momentOf(text: string): number | null {
  const monthFirst = text.replace(/^(1[3-9]|[23]\d)\/(\d+)\//, '$2/$1/');
  const moment = Date.parse(/\+\d{4}/.test(monthFirst) ? monthFirst : `${monthFirst} UTC`);
  return Number.isNaN(moment) ? null : moment;
}

/** The module `src/authenticity/model.ts`; the same accounts give the same bytes. */
export function sourceOf(rows: readonly LabelledFacts[]): string {
  const model = trainAuthenticity(rows, { random: createRandom(1) });
  const curves = model.curves.map(
    ({ feature, knots, heights }) =>
      `    {\n      feature: '${feature}',\n      knots: [${knots.join(', ')}],\n      heights: [${heights.join(', ')}],\n    },\n`,
  );
  return `/**
 * Curves of the authenticity model, written by src/app/train/authenticity.ts;
 * never edited by hand. Its card is docs/concepts/authenticity.md.
 */
import type { AuthenticityModel } from './score.ts';

export const authenticityModel: AuthenticityModel = {
  trainingPrior: ${model.trainingPrior},
  curves: [
${curves.join('')}  ],
};
`;
}
