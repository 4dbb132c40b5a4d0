/**
 * Reads the labelled posts that the sentiment model learns from and is measured on.
 *
 * Takes a folder with `semeval`, `umsab`, `target` and `airline` (their forms
 * stand in the folder's README); gives training posts and validation posts. A
 * post that is in any validation set, copies included, never trains.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { AppError, hash32 } from '../../kernel/index.ts';
import { sameness, type TrainingPost } from '../../sentiment/index.ts';

export interface ValidationSet {
  readonly name: string;
  readonly posts: readonly TrainingPost[];
}

export interface SentimentData {
  readonly training: readonly TrainingPost[];
  readonly validation: readonly ValidationSet[];
  /** Posts to each airline, by brand; part of `training` too. */
  readonly airlines: ReadonlyMap<string, readonly TrainingPost[]>;
}

/** How much a post of each set counts; chosen on validation posts. */
const emphasis = { semeval: 1, languages: 2, topic: 0.5, dong: 2, airline: 1 } as const;
/** In the second stage: more weight for topics lowered the accuracy on Dong's posts in cross-validation. */
const towardEmphasis = { topic: 0.1, dong: 1, airline: 1 } as const;
/** One in this many topics, and of Dong’s posts, validates. */
const validationParts = 10;

export function readSentimentData(folder: string): SentimentData {
  const lines = (file: string): string[] => readLines(join(folder, file));
  const english = semeval(lines('semeval/val.tsv'));
  const eight = umsab(lines('umsab/val.tsv'));
  const topics = topicPosts(lines('target/semeval_topic.tsv'));
  const dong = dongPosts(lines('target/dong_train.raw'));
  const validates = (text: string): boolean => hash32(text, 7) % validationParts === 0;
  const languages = [...new Set(eight.map((post) => post.lang))].sort();
  const validation: ValidationSet[] = [
    { name: 'english', posts: english },
    ...languages.map((lang) => ({ name: lang, posts: eight.filter((post) => post.lang === lang) })),
    { name: 'topic', posts: topics.filter((post) => validates(post.target ?? '')) },
    { name: 'dong', posts: dong.filter((post) => validates(sameness(post.text))) },
  ];
  const airlines = airlinePosts(join(folder, 'airline/posts.csv'));
  const held = new Set(validation.flatMap((set) => set.posts.map((post) => sameness(post.text))));
  const training = [
    ...semeval(lines('semeval/train.tsv')),
    ...umsab(lines('umsab/train.tsv')),
    ...topics,
    ...dong,
    ...[...airlines.values()].flat(),
  ].filter((post) => !held.has(sameness(post.text)));
  return { training, validation, airlines };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch (cause) {
    throw new AppError('input.file_missing', `training data ${file} cannot be read`, { cause });
  }
}

function semeval(lines: readonly string[]): TrainingPost[] {
  return lines.map((line) => {
    const tab = line.indexOf('\t');
    const label = Number(line.slice(0, tab));
    return {
      text: line.slice(tab + 1),
      label,
      task: 'post',
      lang: 'en',
      emphasis: emphasis.semeval,
    };
  });
}

function umsab(lines: readonly string[]): TrainingPost[] {
  return lines.slice(1).map((line) => {
    const [lang = '', label = '', text = ''] = line.split('\t');
    return { text, label: Number(label), task: 'post', lang, emphasis: emphasis.languages };
  });
}

const wordLabels: Readonly<Record<string, number>> = { negative: 0, neutral: 1, positive: 2 };

/** One post of a topic once; a five-point label beats a two-point one, which never says neutral. */
function topicPosts(lines: readonly string[]): TrainingPost[] {
  const posts = new Map<string, TrainingPost>();
  for (const line of lines.slice(1)) {
    const [target = '', scale = '', given = '', text = ''] = line.split('\t');
    const label = wordLabels[given] ?? Math.sign(Number(given)) + 1;
    const key = `${target}\n${sameness(text)}`;
    if (scale !== 'five' && posts.has(key)) continue;
    posts.set(key, {
      text,
      label,
      task: 'toward',
      target,
      lang: 'en',
      emphasis: emphasis.topic,
      towardEmphasis: towardEmphasis.topic,
    });
  }
  return [...posts.values()];
}

/** Three lines an item: the post with `$T$` for the target, the target, the label −1…1. */
function dongPosts(lines: readonly string[]): TrainingPost[] {
  const posts: TrainingPost[] = [];
  for (let i = 0; i + 2 < lines.length; i += 3) {
    const target = lines[i + 1] as string;
    const text = (lines[i] as string).replaceAll('$T$', target);
    const label = Number(lines[i + 2]) + 1;
    posts.push({
      text,
      label,
      task: 'toward',
      target,
      lang: 'en',
      emphasis: emphasis.dong,
      towardEmphasis: towardEmphasis.dong,
    });
  }
  return posts;
}

interface AirlineRow {
  readonly brand: string;
  readonly text: string;
  readonly label: string;
}

/** Posts addressed to an airline: each is about that airline, whose handle opens it. */
function airlinePosts(file: string): Map<string, TrainingPost[]> {
  const rows: AirlineRow[] = parse(readLines(file).join('\n'), { columns: true, bom: true });
  const posts = new Map<string, TrainingPost[]>();
  for (const { brand, text, label } of rows) {
    const post: TrainingPost = {
      text,
      label: Number(label),
      task: 'toward',
      target: airlineHandles[brand] ?? brand,
      lang: 'en',
      emphasis: emphasis.airline,
      towardEmphasis: towardEmphasis.airline,
    };
    posts.set(brand, [...(posts.get(brand) ?? []), post]);
  }
  return posts;
}

const airlineHandles: Readonly<Record<string, string>> = {
  American: '@AmericanAir',
  Southwest: '@SouthwestAir',
  'US Airways': '@USAirways',
};
