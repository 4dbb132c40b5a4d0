import { describe, expect, it } from 'vitest';
import { type CarriedLink, measureEvidence, measureLinks } from '../../../src/match/index.ts';

const link = (customerId: string, profileId: string, probability: number, accepted = true) => ({
  ...{ customerId, profileId, probability, accepted },
});

describe('measureLinks', () => {
  const truth = [
    { customerId: 'a', profileId: '1' },
    { customerId: 'b', profileId: '2' },
    { customerId: 'c', profileId: '3', findable: false },
  ];
  const links = [
    link('a', '1', 0.99),
    link('c', '3', 0.97),
    link('a', '9', 0.8),
    link('b', '2', 0.6, false),
    link('b', '8', 0.55, false),
  ];

  it('calls a pair right that nobody is asked to find, and asks for the others', () => {
    const measure = measureLinks(links, truth);
    expect(measure).toMatchObject({ accepted: 3, right: 2, found: 1 });
    expect(measure.precision.share).toBeCloseTo(2 / 3, 12);
    expect(measure.recall).toMatchObject({ share: 0.5, of: 2 });
    expect(measure.f1).toBeCloseTo((2 * (2 / 3) * 0.5) / (2 / 3 + 0.5), 12);
    expect(measure.review).toMatchObject({ share: 0.5, of: 2 });
  });

  it('leaves what nobody asked for out of the ranking', () => {
    // Ranked: a1 right (1/1), a9 wrong, b2 right (2/3), b8 wrong.
    expect(measureLinks(links, truth).averagePrecision).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  it('holds what was said against what came true', () => {
    const { reliability, calibrationError } = measureLinks(links, truth);
    expect(reliability).toEqual([
      { from: 0.5, to: 0.6, links: 1, probability: 0.55, right: 0 },
      { from: 0.6, to: 0.7, links: 1, probability: 0.6, right: 1 },
      { from: 0.8, to: 0.9, links: 1, probability: 0.8, right: 0 },
      { from: 0.95, to: 0.99, links: 1, probability: 0.97, right: 1 },
      { from: 0.99, to: 1, links: 1, probability: 0.99, right: 1 },
    ]);
    // Bins of a tenth: |0.55 − 0| + |0.6 − 1| + |0.8 − 0| + |1.96 − 2|, over five links.
    expect(calibrationError).toBeCloseTo((0.55 + 0.4 + 0.8 + 0.04) / 5, 12);
  });

  it('holds a probability of one in the last bin', () => {
    const { reliability } = measureLinks([link('a', '1', 1)], truth);
    expect(reliability).toEqual([{ from: 0.99, to: 1, links: 1, probability: 1, right: 1 }]);
  });
});

describe('measureEvidence', () => {
  const carried = (bits: { name: number; place: number }, right?: boolean): CarriedLink => ({
    pattern: 'name=full;place=city',
    evidence: [
      { comparison: 'prior', level: 'random pair', bits: 30 },
      { comparison: 'name', level: 'full', bits: bits.name },
      { comparison: 'place', level: 'city', bits: bits.place },
    ],
    right,
  });

  it('names the comparison that gave most bits, and how often it was right', () => {
    const links = [
      carried({ name: 10, place: 2 }, true),
      carried({ name: 6, place: 2 }, false),
      carried({ name: 1, place: 3 }, true),
    ];
    expect(measureEvidence(links)).toEqual({
      carriers: [
        { evidence: 'name=full', links: 2, right: 1, bits: 8 },
        { evidence: 'place=city', links: 1, right: 1, bits: 3 },
      ],
      patterns: [{ evidence: 'name=full;place=city', links: 3, right: 2, bits: 38 }],
    });
  });

  it('says nothing of right and wrong where the truth is not known', () => {
    expect(measureEvidence([carried({ name: 1, place: 1 })]).carriers).toEqual([
      { evidence: 'name=full', links: 1, right: undefined, bits: 1 },
    ]);
  });
});
