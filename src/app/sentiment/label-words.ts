/**
 * Labels as files write them: words, 0 to 2, or numbers whose sign tells.
 */
import { classNames, type SentimentLabel } from '../../sentiment/index.ts';

export interface LabelWords {
  /** `words`; `0 to 2`; `sign`: below zero is negative, above positive. */
  readonly kind: 'words' | '0 to 2' | 'sign';
  /** Undefined for what is no label. */
  read(label: string): SentimentLabel | undefined;
}

const words: ReadonlyMap<string, SentimentLabel> = new Map([
  ...classNames.map((name): [string, SentimentLabel] => [name, name]),
  ...(['neg', '-'] as const).map((word): [string, SentimentLabel] => [word, 'negative']),
  ...(['neu', 'mixed', 'none'] as const).map((word): [string, SentimentLabel] => [word, 'neutral']),
  ...(['pos', '+'] as const).map((word): [string, SentimentLabel] => [word, 'positive']),
]);

/** @param labels all distinct labels of the file: one below zero changes what 0 and 1 mean. */
export function labelWords(labels: readonly string[]): LabelWords {
  const numbers = labels.map(numberOf).filter((one) => one !== undefined);
  const bySign = numbers.some((number) => number < 0);
  const kind = numbers.length === 0 ? 'words' : bySign ? 'sign' : '0 to 2';
  return {
    kind,
    read(label) {
      const word = words.get(label.trim().toLowerCase());
      if (word !== undefined) return word;
      const number = numberOf(label);
      if (number === undefined) return undefined;
      return bySign ? classNames[Math.sign(number) + 1] : classNames[number];
    },
  };
}

function numberOf(label: string): number | undefined {
  const text = label.trim();
  return /^[+-]?\d+(?:\.0*)?$/.test(text) ? Number(text) : undefined;
}
