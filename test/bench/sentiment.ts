/**
 * `npm run bench -- sentiment [--own-labels] [--seeds N] [--data DIR] [--write]`:
 * how right the sentiment model is on validation posts and how fast, beside
 * vader-sentiment and wink-sentiment in the same run.
 *
 * Speed is posts a second of the processor, one thread, language guessed, the
 * best of three rounds. `--own-labels` also trains a model without each airline
 * (twenty seconds each) and teaches it 200 and 1,000 of that airline's labels.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createModels } from '../../src/app/models.ts';
import { measureOn, readWordVectors } from '../../src/app/train/sentiment.ts';
import { readSentimentData, type SentimentData } from '../../src/app/train/sentiment-data.ts';
import { createRandom } from '../../src/kernel/index.ts';
import {
  type AdaptationExample,
  adaptScorer,
  classNames,
  createScorer,
  defaultTraining,
  fitAdaptation,
  judgeAdaptation,
  measureSentiment,
  ownFeatures,
  parseSentimentModel,
  readBrand,
  type Scorer,
  type SentimentLabel,
  type SentimentScore,
  type TrainingPost,
  trainSentimentModel,
  wholePost,
  writeSentimentModel,
} from '../../src/sentiment/index.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

const shared = fileURLToPath(new URL('../../../shared/data/sentiment', import.meta.url));
const languages = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'pt'];
const rounds = 3;

export async function benchSentiment(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'own-labels': { type: 'boolean', default: false },
      seeds: { type: 'string', default: '3' },
      data: { type: 'string', default: shared },
      write: { type: 'boolean', default: false },
    },
  });
  const where = circumstances();
  const data = readSentimentData(values.data);
  const file = await createModels().read('sentiment');
  const scorer = createScorer(parseSentimentModel(file));
  const kith: Judge = { name: 'kith', labelOf: (text) => scorer.score({ text }).label };
  const parts = [
    `\`npm run bench -- sentiment${values['own-labels'] ? ` --own-labels --seeds ${values.seeds}` : ''}\`, ${where}`,
    accuracyTable(scorer, data, file.length),
    calibrationTable(scorer, data),
    besideTable([kith, ...peers()], setNamed(data, 'english')),
  ];
  if (values['own-labels']) parts.push(ownLabelsTable(data, Number(values.seeds)));
  const text = parts.join('\n\n');
  process.stdout.write(`${text}\n`);
  if (values.write) writeIntoPage('sentiment', text);
}

const setNamed = ({ validation }: SentimentData, name: string): readonly TrainingPost[] =>
  validation.find((set) => set.name === name)?.posts ?? [];

const percent = (share: number): string => (100 * share).toFixed(1);

function accuracyTable(scorer: Scorer, data: SentimentData, bytes: number): string {
  const english = measureOn(scorer, setNamed(data, 'english'));
  const others = languages.map((name) => measureOn(scorer, setNamed(data, name)));
  const mean = (of: (one: (typeof others)[number]) => number): number =>
    others.reduce((sum, one) => sum + of(one), 0) / others.length;
  const dong = measureOn(scorer, setNamed(data, 'dong'));
  const row = (what: string, posts: number, found: string, least: string, aim: string) => [
    ...[what, posts.toLocaleString('en'), found, least, aim],
  ];
  const posts = others.reduce((sum, one) => sum + one.posts, 0);
  return markdownTable(
    ['Measure', 'Posts', 'Found', 'At least', 'Aim'],
    [
      row('English, macro-recall', english.posts, percent(english.macroRecall), '64.5', '67'),
      row(
        'English, calibration error',
        english.posts,
        fixed(english.calibrationError),
        '.030',
        '.015',
      ),
      row(
        'English, accuracy of the surer half',
        english.posts,
        percent(english.surerHalfAccuracy),
        '76',
        '79',
      ),
      row(
        'Eight languages, guessed, mean macro-F1',
        posts,
        percent(mean((one) => one.macroF1)),
        '58',
        '61',
      ),
      row(
        'Eight languages, mean calibration error',
        posts,
        fixed(mean((one) => one.calibrationError)),
        '.050',
        '.035',
      ),
      row('Toward a target (Dong), accuracy', dong.posts, percent(dong.accuracy), '68', '71'),
      row('Weights, MB', 0, (bytes / 1e6).toFixed(1), '8', '4'),
    ],
  );
}

/** Language by language: how sure the model is, how often it is right, and what chance alone would show. */
function calibrationTable(scorer: Scorer, data: SentimentData): string {
  const random = createRandom(1);
  const named = languages.map((name) => ({ name, posts: setNamed(data, name) }));
  const all = { name: 'all as one set', posts: named.flatMap(({ posts }) => posts) };
  const rows = [...named, all].map(({ name, posts }) => {
    const predicted = posts.map(({ text }) => scorer.score({ text }));
    const truth = posts.map(({ label }) => classNames[label] as SentimentLabel);
    const mean = (of: (one: SentimentScore, at: number) => number): number =>
      predicted.reduce((sum, one, at) => sum + of(one, at), 0) / predicted.length;
    const error = measureSentiment(predicted, truth).calibrationError;
    const sure = mean(surestOf);
    const right = mean((one, at) => (one[truth[at] as SentimentLabel] === surestOf(one) ? 1 : 0));
    return { name, posts: posts.length, sure, right, error, chance: chanceOf(predicted, random) };
  });
  const each = rows.slice(0, -1);
  const mean = (of: (row: (typeof rows)[number]) => number): string =>
    fixed(each.reduce((sum, row) => sum + of(row), 0) / each.length);
  return markdownTable(
    ['Language, guessed', 'Posts', 'Sure', 'Right', 'Calibration error', 'By chance alone'],
    [
      ...rows.map(({ name, posts, sure, right, error, chance }) => [
        ...[name, posts.toLocaleString('en'), fixed(sure), fixed(right)],
        ...[fixed(error), fixed(chance)],
      ]),
      ['mean of the eight', '', '', '', mean((row) => row.error), mean((row) => row.chance)],
    ],
  );
}

const surestOf = ({ negative, neutral, positive }: SentimentScore): number =>
  Math.max(negative, neutral, positive);

const draws = 100;

/** Mean calibration error of labels drawn from the model's own probabilities. */
function chanceOf(
  predicted: readonly SentimentScore[],
  random: ReturnType<typeof createRandom>,
): number {
  let sum = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const truth = predicted.map(({ negative, neutral }): SentimentLabel => {
      const lot = random.uniform();
      return lot < negative ? 'negative' : lot < negative + neutral ? 'neutral' : 'positive';
    });
    sum += measureSentiment(predicted, truth).calibrationError;
  }
  return sum / draws;
}

const fixed = (value: number): string => value.toFixed(3).replace(/^0/, '');

interface Judge {
  readonly name: string;
  labelOf(text: string): SentimentLabel;
}

/** Their own advice on how to make a label of a score; CommonJS packages without types. */
function peers(): readonly Judge[] {
  const require = createRequire(import.meta.url);
  const vader = require('vader-sentiment') as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
  };
  const wink = require('wink-sentiment') as (text: string) => { score: number };
  const bySign = (value: number, least: number): SentimentLabel =>
    value >= least ? 'positive' : value <= -least ? 'negative' : 'neutral';
  return [
    {
      name: 'vader-sentiment 1.1.3',
      labelOf: (text) =>
        bySign(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    },
    { name: 'wink-sentiment 5.0.2', labelOf: (text) => bySign(wink(text).score, 1e-9) },
  ];
}

function besideTable(judges: readonly Judge[], posts: readonly TrainingPost[]): string {
  const truth = posts.map(({ label }) => classNames[label] as SentimentLabel);
  const found = judges.map(({ name, labelOf }) => {
    const labels = posts.map(({ text }) => labelOf(text));
    const sure = { negative: 0, neutral: 0, positive: 0 };
    const predicted = labels.map((label) => ({ ...sure, [label]: 1, label }));
    const { macroRecall, accuracy } = measureSentiment(predicted, truth);
    return { name, macroRecall, accuracy, speed: postsPerSecond(labelOf, posts) };
  });
  const [kith] = found;
  return markdownTable(
    ['English posts', 'Macro-recall', 'Accuracy', 'Posts a CPU second', 'kith is faster by'],
    found.map(({ name, macroRecall, accuracy, speed }) => [
      ...[name, percent(macroRecall), percent(accuracy)],
      ...[Math.round(speed).toLocaleString('en'), `${((kith?.speed ?? 0) / speed).toFixed(1)} ×`],
    ]),
  );
}

function postsPerSecond(judge: (text: string) => unknown, posts: readonly TrainingPost[]): number {
  let best = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    for (const { text } of posts) judge(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (1e6 * posts.length) / (user + system));
  }
  return best;
}

const labelCounts = [0, 200, 1000];

/**
 * Means over airlines and seeds; the spread is the standard deviation of the gains. As
 * used: what reaches the lists, since labels whose held-out posts do not gain change nothing.
 */
function ownLabelsTable(data: SentimentData, seeds: number): string {
  const gains = new Map<number, ReturnType<typeof taught>[]>();
  for (const [airline, posts] of data.airlines) {
    process.stderr.write(`learning without ${airline}\n`);
    const own = new Set(posts);
    const others = data.training.filter((post) => !own.has(post));
    const model = parseSentimentModel(
      writeSentimentModel(trainSentimentModel(others, defaultTraining, readWordVectors())),
    );
    const scorer = createScorer(model);
    const brand = posts[0]?.target ?? airline;
    for (const count of labelCounts) {
      const times = count === 0 ? 1 : seeds;
      for (let seed = 1; seed <= times; seed += 1) {
        const one = taught({ scorer, brand, posts, count, seed, model: model.version });
        gains.set(count, [...(gains.get(count) ?? []), one]);
      }
    }
  }
  return markdownTable(
    [
      ...['Own labels', 'Macro-recall before', 'after', 'Gain', 'Used', 'Gain as used'],
      ...['Accuracy', 'Calibration error'],
    ],
    [...gains].map(([count, all]) => {
      const mean = (of: (one: (typeof all)[number]) => number): number =>
        all.reduce((sum, one) => sum + of(one), 0) / all.length;
      const gain = mean((one) => one.after - one.before);
      const squares = all.reduce((sum, one) => sum + (one.after - one.before - gain) ** 2, 0);
      const spread = Math.sqrt(squares / Math.max(1, all.length - 1));
      return [
        ...[count.toLocaleString('en'), percent(mean((one) => one.before))],
        ...[percent(mean((one) => one.after)), `${percent(gain)} ± ${percent(spread)}`],
        `${all.filter(({ used }) => used).length} of ${all.length}`,
        percent(mean((one) => (one.used ? one.after - one.before : 0))),
        ...[percent(mean((one) => one.accuracy)), fixed(mean((one) => one.ece))],
      ];
    }),
  );
}

interface Lesson {
  readonly scorer: Scorer;
  readonly model: string;
  readonly brand: string;
  readonly posts: readonly TrainingPost[];
  readonly count: number;
  readonly seed: number;
}

/** Teaches some of the posts, drawn by lot, and measures on the others. */
function taught({ scorer, model, brand, posts, count, seed }: Lesson) {
  const random = createRandom(seed);
  const drawn = posts.map((post) => ({ post, lot: random.uniform() }));
  drawn.sort((a, b) => a.lot - b.lot);
  const named = readBrand({ name: brand, terms: [] });
  const judge = (one: Scorer, text: string): SentimentScore =>
    one.scoreToward({ text }, [named])[0] ?? one.score({ text });
  const examples = drawn.slice(0, count).map(
    ({ post }): AdaptationExample => ({
      base: judge(scorer, post.text),
      features: ownFeatures(post.text),
      label: classNames[post.label] as SentimentLabel,
      ordinary: true,
    }),
  );
  const rest = drawn.slice(count).map(({ post }) => post);
  const truth = rest.map(({ label }) => classNames[label] as SentimentLabel);
  const measure = (one: Scorer) =>
    measureSentiment(
      rest.map(({ text }) => judge(one, text)),
      truth,
    );
  const before = measure(scorer);
  const scopes = [wholePost, brand];
  const after =
    count === 0
      ? before
      : measure(adaptScorer(scorer, { ...fitAdaptation(examples), model, scopes }));
  return {
    ...{ before: before.macroRecall, after: after.macroRecall },
    used: count > 0 && judgeAdaptation(examples).better,
    ...{ accuracy: after.accuracy, ece: after.calibrationError },
  };
}
