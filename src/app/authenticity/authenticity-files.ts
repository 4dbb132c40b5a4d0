/**
 * `kith authenticity`: how likely a real person stands behind each profile of a file.
 *
 * Files are read twice: once to learn what they give at all, when their profiles
 * were seen and in which order their dates are written, and once to judge.
 * Stands alone, holds a few batches in memory.
 */
import {
  authenticityModel,
  authenticityOf,
  type Prediction,
  type Quality,
  qualityOf,
  reasonsOf,
} from '../../authenticity/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { type ColumnBatch, roundTo } from '../../kernel/index.ts';
import type { NightEvent } from '../../pipeline/index.ts';
import { createSetAside, type SetAsideCount } from '../network/set-aside.ts';
import { readingOf } from '../offline/given-files.ts';
import type { ResultFile, WrittenResult } from '../offline/result-file.ts';
import { peakMemory, type Step } from '../offline/steps.ts';
import { writeRows } from '../offline/with-engine.ts';
import { withResult } from '../offline/with-result.ts';
import { parquetReader } from '../parquet-reader.ts';
import {
  factsOf,
  type ProfilesFile,
  profileBatches,
  type Surveyed,
  survey,
} from './described-profiles.ts';
import { readKnownAuthentic } from './known-authentic.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface AuthenticityFilesOptions {
  readonly loaded: LoadedConfig;
  /** True when the configuration was named on the command line. */
  readonly configNamed: boolean;
  readonly profiles: readonly string[];
  readonly out: string;
  /** Files of profile_id and bot or authentic, to measure by. */
  readonly truth: readonly string[];
  /** Share of real people before anything is known; that of the configuration when not given. */
  readonly prior: number | undefined;
  /** Day the profiles were seen, for those that do not say; found from the newest when not given. */
  readonly observedMs: number | undefined;
  /** Writes a further column with the strongest reasons. */
  readonly reasons: boolean;
  readonly emit: (event: NightEvent) => void;
}

export interface AuthenticityFilesOutcome {
  readonly profiles: number;
  /** Expected number of real people: the sum of the probabilities. */
  readonly authentic: number;
  readonly prior: number;
  /** Day that ages were reckoned to, where profiles do not say. */
  readonly observedOn: string;
  readonly quality:
    | (Quality & { readonly profiles: number; readonly authentic: number })
    | undefined;
  readonly seconds: Readonly<Record<string, number>> & { readonly all: number };
  readonly out: WrittenResult & { readonly file: string };
  readonly notes: readonly string[];
  readonly setAside: readonly SetAsideCount[];
  readonly peakMemoryMb: number;
}

export const runAuthenticityFiles = (
  options: AuthenticityFilesOptions,
): Promise<AuthenticityFilesOutcome> => {
  const read = [...options.profiles, ...options.truth];
  const command = { ...options, name: 'authenticity', steps: ['survey', 'judge'], read };
  return withResult(command, async (running) => {
    const { engine, result, steps, seconds } = running;
    const surveyed = await steps.run('survey', () => surveyFiles(options, engine));
    const judged = await steps.run('judge', (step) =>
      judge(options, { engine, result, step, ...surveyed }),
    );
    return { ...judged, seconds: seconds(), peakMemoryMb: peakMemory() };
  });
};

interface SurveyedFile {
  readonly file: ProfilesFile;
  readonly dateOrder: DateOrder | undefined;
  readonly found: Surveyed;
}

interface SurveyedFiles {
  readonly files: readonly SurveyedFile[];
  readonly observedAtMs: number;
  readonly notes: readonly string[];
}

/** Dated accounts from which the newest tells when a file was written. */
const datedMin = 100;

async function surveyFiles(
  options: AuthenticityFilesOptions,
  engine: Engine,
): Promise<SurveyedFiles> {
  const parquet = parquetReader(engine);
  const notes: string[] = [];
  const files: SurveyedFile[] = [];
  for (const path of options.profiles) {
    const file = { path, settings: readingOf(options, 'profiles', path), parquet };
    files.push(await surveyFile(file, notes));
  }
  const dated = files.reduce((sum, { found }) => sum + found.dated, 0);
  const newestMs = Math.max(...files.map(({ found }) => found.newestMs ?? 0));
  const inferred = options.observedMs === undefined && dated >= datedMin && newestMs < Date.now();
  const observedAtMs = options.observedMs ?? (inferred ? newestMs : Date.now());
  if (inferred) {
    notes.push(
      `ages are reckoned to ${dayOf(observedAtMs)}, the day of the newest profile, where a profile does not say when it was seen; state another with --observed DAY`,
    );
  }
  return { files, observedAtMs, notes };
}

/** A date such as 03/04/2017 is read in the order that leaves fewer of the file's dates unread. */
async function surveyFile(file: ProfilesFile, notes: string[]): Promise<SurveyedFile> {
  const found = await survey(profileBatches(file));
  if (found.ambiguousDays === 0) return { file, dateOrder: undefined, found };
  const monthFirst = await survey(profileBatches(file, 'mdy'));
  const dayFirst = await survey(profileBatches(file, 'dmy'));
  const isMonthFirst = monthFirst.unreadableDays < dayFirst.unreadableDays;
  if (monthFirst.unreadableDays === dayFirst.unreadableDays) {
    notes.push(
      `${file.path}: ${found.ambiguousDays} dates may be read two ways and are left empty; state dateOrder under sources.profiles`,
    );
    return { file, dateOrder: undefined, found };
  }
  const best = isMonthFirst ? monthFirst : dayFirst;
  const order = isMonthFirst ? 'month first' : 'day first';
  notes.push(
    `${file.path}: dates are read ${order}, since that way ${best.dated} can be read; ${best.unreadableDays} cannot`,
  );
  return { file, dateOrder: isMonthFirst ? 'mdy' : 'dmy', found: best };
}

interface Judging extends SurveyedFiles {
  readonly engine: Engine;
  readonly result: ResultFile;
  readonly step: Step;
}

async function judge(options: AuthenticityFilesOptions, judging: Judging) {
  const { engine, result, notes, observedAtMs } = judging;
  const prior = options.prior ?? options.loaded.config.graph.authenticPrior;
  const known = await readKnownAuthentic(options.truth, parquetReader(engine));
  const setAside = createSetAside(options.loaded.config.night.quarantineShareMax);
  const tally = { profiles: 0, authentic: 0, predictions: [] as Prediction[] };
  const columns = {
    ...({ profile_id: 'text', authenticity: 'double' } as const),
    ...(options.reasons ? ({ reasons: 'text' } as const) : {}),
  };
  const out = await writeRows(engine, result, {
    columns,
    batches: judgedBatches({ ...judging, options, prior, known, setAside, tally }),
  });
  setAside.judge(tally.profiles);
  return {
    ...{ profiles: tally.profiles, authentic: roundTo(tally.authentic, 3), prior, out, notes },
    observedOn: dayOf(observedAtMs),
    setAside: setAside.counts,
    quality: known === undefined ? undefined : measured(tally.predictions),
  };
}

interface JudgedBatches extends Judging {
  readonly options: AuthenticityFilesOptions;
  readonly prior: number;
  readonly known: ReadonlyMap<string, boolean> | undefined;
  readonly setAside: ReturnType<typeof createSetAside>;
  readonly tally: { profiles: number; authentic: number; predictions: Prediction[] };
}

async function* judgedBatches(judging: JudgedBatches): AsyncIterable<ColumnBatch> {
  const { files, options, prior, known, setAside, tally, step, observedAtMs } = judging;
  for (const { file, dateOrder, found } of files) {
    for await (const { rows, quarantined } of profileBatches(file, dateOrder)) {
      setAside.add(file.path, quarantined);
      const authenticity: number[] = [];
      const reasons: string[] = [];
      for (let row = 0; row < rows.length; row += 1) {
        const facts = factsOf(rows, row, { gives: found.gives, observedAtMs });
        const probability = roundTo(authenticityOf(authenticityModel, facts, prior), 6);
        authenticity.push(probability);
        tally.authentic += probability;
        if (options.reasons) reasons.push(reasonText(reasonsOf(authenticityModel, facts)));
        const truth = known?.get(String(rows.columns['profile_id']?.[row]));
        if (truth !== undefined) tally.predictions.push({ probability, authentic: truth });
      }
      tally.profiles += rows.length;
      step.progress(tally.profiles, undefined, 'profiles');
      const ids = rows.columns['profile_id'] ?? [];
      const columns = { profile_id: ids, authenticity, ...(options.reasons ? { reasons } : {}) };
      if (rows.length > 0) yield { length: rows.length, columns };
    }
  }
}

/** Signed bits, strongest first: `age days +2.1; listed −0.8`. */
const reasonText = (reasons: ReturnType<typeof reasonsOf>): string =>
  reasons
    .map(({ feature, bits }) => {
      const sign = bits < 0 ? '−' : '+';
      return `${feature.replaceAll('_', ' ')} ${sign}${Math.abs(bits).toFixed(1)}`;
    })
    .join('; ');

function measured(predictions: readonly Prediction[]) {
  const { auc, calibrationError } = qualityOf(predictions);
  return {
    ...{ auc: roundTo(auc, 4), calibrationError: roundTo(calibrationError, 4) },
    profiles: predictions.length,
    authentic: predictions.filter(({ authentic }) => authentic).length,
  };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
