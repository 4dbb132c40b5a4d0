/** The evidence of a link from prior to posterior, in words with bits. */
import type { LinkEvidence } from '../../app/index.ts';
import { evidenceWords } from '../../kernel/index.ts';
import { foldText } from './plain-text.ts';
import { textTable } from './table.ts';

interface Weighed {
  readonly evidence: readonly LinkEvidence[];
  /** Bits of all together. */
  readonly weightBits: number;
  readonly probability: number;
}

/** Bits that round to nothing are not told. */
const toldFromBits = 0.05;

/** One line a step, for narrow terminals too. */
export function waterfallLines({ evidence, weightBits, probability }: Weighed, width: number) {
  const told = evidence.filter(({ bits }) => Math.abs(bits) >= toldFromBits);
  const steps = told.map(({ comparison, level, bits }) => {
    const { question, finding } = evidenceWords(comparison, level);
    return stepLines(signedBits(bits, 1), `${question}: ${finding}`, width);
  });
  const together = `together: ${percent(probability)} that both are one person`;
  return [...steps, stepLines(signedBits(weightBits, 1), together, width)].flat();
}

function stepLines(bits: string, words: string, width: number): string[] {
  const head = `${bits.padStart(7)}  `;
  const [first = '', ...more] = foldText(words, width - head.length);
  return [head + first, ...more.map((line) => ' '.repeat(head.length) + line)];
}

/** With the sum so far beside each step. */
export function waterfallTable({ evidence, weightBits }: Weighed, width: number): string {
  let soFar = 0;
  const steps = evidence.map(({ comparison, level, bits }) => {
    soFar += bits;
    return { ...evidenceWords(comparison, level), bits: signedBits(bits, 2), soFar };
  });
  const together = { question: 'together', finding: '', bits: '', soFar: weightBits };
  return textTable(
    [...steps, together],
    [
      { title: 'Evidence', cell: (step) => step.question },
      { title: 'Bits', align: 'right', cell: (step) => step.bits },
      { title: 'So far', align: 'right', cell: (step) => signedBits(step.soFar, 2) },
      { title: 'What was found', cell: (step) => step.finding },
    ],
    width,
  );
}

const signedBits = (bits: number, digits: number): string =>
  `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(digits)}`;

/** Never 0 % or 100 %: nothing is that sure. */
export function percent(probability: number): string {
  if (probability > 0.999) return 'over 99.9 %';
  if (probability < 0.001) return 'under 0.1 %';
  return `${(probability * 100).toFixed(probability < 0.1 || probability > 0.9 ? 1 : 0)} %`;
}
