/**
 * What a reviewer can do: be asked, answer, take back, look back, and exchange
 * questions and answers as files.
 */
import { AppError } from '../../kernel/index.ts';
import type {
  CurrentEdition,
  RecordedWord,
  ReviewEntry,
  ReviewPair,
  ReviewWord,
} from '../../store/index.ts';
import { storeOf, type Target, targetConfig } from '../open.ts';
import { type DuplicatesToAsk, duplicatesToAsk } from './duplicate-questions.ts';
import { duplicatesText } from './duplicates-text.ts';
import { type ImportedReviews, importReviews } from './import-file.ts';
import { questionsText } from './questions-text.ts';
import { type FullQuestion, readRecords } from './records.ts';

export interface QuestionsToAsk {
  readonly edition: CurrentEdition;
  /** Most informative first, at most as many as asked for. */
  readonly questions: readonly FullQuestion[];
  /** Open questions there are. */
  readonly open: number;
  /** Questions of the edition that need no answer any more. */
  readonly settled: number;
}

export interface ExportedQuestions {
  readonly date: string;
  readonly text: string;
  readonly written: number;
}

export interface Reviewer {
  questions(limit: number | undefined): Promise<QuestionsToAsk>;
  /** Pairs of customer records that may be one person. */
  duplicates(limit: number | undefined): Promise<DuplicatesToAsk>;
  say(word: ReviewWord): Promise<RecordedWord>;
  /** Takes the last words of one person back; gives them, latest first. */
  undoLast(options: { who: string; count: number }): Promise<readonly ReviewEntry[]>;
  /** Throws `usage.not_found` when nobody's word stands about the pair. */
  undoPair(pair: ReviewPair, who: string): Promise<ReviewEntry>;
  log(limit: number): Promise<readonly ReviewEntry[]>;
  /** Throws `usage.export_refused` for an evaluation edition. */
  exportQuestions(limit: number | undefined): Promise<ExportedQuestions>;
  exportDuplicates(limit: number | undefined): Promise<ExportedQuestions>;
  importFile(options: { file: string; who: string }): Promise<ImportedReviews>;
  close(): Promise<void>;
}

export async function openReviewer(target: Target): Promise<Reviewer> {
  const loaded = await targetConfig(target);
  const store = await storeOf(loaded);
  const questions = async (limit: number | undefined): Promise<QuestionsToAsk> => {
    const open = await store.reviewQueue.open();
    const asked = open.questions.slice(0, limit);
    const records = await readRecords(loaded, {
      customerIds: asked.map(({ customerId }) => customerId),
      profileIds: asked.map(({ profileId }) => profileId),
    });
    return {
      edition: open.edition,
      questions: asked.map((question) => ({
        ...question,
        customer: records.customers.get(question.customerId),
        profile: records.profiles.get(question.profileId),
      })),
      open: open.questions.length,
      settled: open.settled,
    };
  };
  return {
    questions,
    duplicates: (limit) => duplicatesToAsk({ loaded, store }, limit),
    say: async (word) => {
      const [recorded] = await store.reviews.record([word]);
      return recorded ?? { state: 'known' };
    },
    undoLast: (options) => store.reviews.undoLast(options),
    undoPair: async (pair, who) => {
      const undone = await store.reviews.undoPair(pair, who);
      if (undone !== undefined) return undone;
      throw new AppError(
        'usage.not_found',
        'Nobody’s word stands about this pair; `kith review list` shows what was said.',
        { details: { ...pair } },
      );
    },
    log: (limit) => store.reviews.log(limit),
    exportQuestions: async (limit) => {
      const { edition, questions: asked } = await questions(limit);
      return exported(edition, asked, questionsText);
    },
    exportDuplicates: async (limit) => {
      const { edition, questions: asked } = await duplicatesToAsk({ loaded, store }, limit);
      return exported(edition, asked, duplicatesText);
    },
    importFile: (options) => importReviews({ loaded, store, ...options }),
    close: () => store.close(),
  };
}

function exported<Asked>(
  { date, evaluation }: CurrentEdition,
  asked: readonly Asked[],
  textOf: (asked: readonly Asked[]) => string,
): ExportedQuestions {
  if (evaluation) {
    throw new AppError(
      'usage.export_refused',
      `The edition of ${date} is marked as evaluation, and nothing of it is exported.`,
    );
  }
  return { date, text: textOf(asked), written: asked.length };
}
