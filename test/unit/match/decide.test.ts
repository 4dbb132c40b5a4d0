import { describe, expect, it } from 'vitest';
import { acceptProbability, decideProfile, measureLinks } from '../../../src/match/index.ts';

const thresholds = { acceptProbability: 0.9, reviewProbability: 0.4 };
const none = [null, null] as const;

describe('decideProfile', () => {
  it('gives a profile at most one owner', () => {
    const verdicts = decideProfile(
      { weightBits: [10, 10], declared: [false, false], reviewed: none },
      thresholds,
    );
    expect(verdicts.map((one) => one.decision)).toEqual(['review', 'review']);
    expect(verdicts[0]?.probability).toBeCloseTo(1024 / 2049, 9);
  });

  it('lets the margin decide', () => {
    const verdicts = decideProfile(
      { weightBits: [12, 4], declared: [false, false], reviewed: none },
      thresholds,
    );
    expect(verdicts.map((one) => one.decision)).toEqual(['accept', 'reject']);
  });

  it('takes a declaration before the model, and two declarations to a person', () => {
    const one = decideProfile(
      { weightBits: [12, -9], declared: [false, true], reviewed: none },
      thresholds,
    );
    expect(one.map((v) => [v.decision, v.decidedBy])).toEqual([
      ['reject', 'declaration'],
      ['accept', 'declaration'],
    ]);
    const two = decideProfile(
      { weightBits: [12, 12], declared: [true, true], reviewed: none },
      thresholds,
    );
    expect(two.map((v) => v.decision)).toEqual(['review', 'review']);
  });

  it('takes a person’s word before everything', () => {
    const verdicts = decideProfile(
      { weightBits: [12, -9], declared: [true, false], reviewed: ['reject', 'accept'] },
      thresholds,
    );
    expect(verdicts.map((v) => [v.decision, v.decidedBy])).toEqual([
      ['reject', 'person'],
      ['accept', 'person'],
    ]);
  });

  it('frees the others when a person rejects one', () => {
    const verdicts = decideProfile(
      { weightBits: [12, 9], declared: [false, false], reviewed: ['reject', null] },
      thresholds,
    );
    expect(verdicts[1]?.decision).toBe('accept');
  });
});

describe('acceptProbability', () => {
  it('goes down as long as the accepted together keep the precision', () => {
    expect(acceptProbability([0.9999, 0.9999, 0.9999, 0.97], 0.99)).toBe(0.97);
    expect(acceptProbability([0.9999, 0.95, 0.91], 0.99)).toBe(0.99);
  });

  it('never goes below ten times the error allowed', () => {
    const sure = new Array<number>(1000).fill(0.99999);
    expect(acceptProbability([...sure, 0.91, 0.89], 0.99)).toBe(0.91);
  });

  it('is the precision itself when there is nothing to accept', () => {
    expect(acceptProbability([], 0.99)).toBe(0.99);
  });
});

describe('measureLinks', () => {
  const truth = [
    { customerId: 'a', profileId: '1' },
    { customerId: 'b', profileId: '2' },
  ];
  const link = (customerId: string, profileId: string, probability: number, accepted = true) => ({
    customerId,
    profileId,
    probability,
    accepted,
  });

  it('counts right and wrong', () => {
    const measure = measureLinks([link('a', '1', 1), link('b', '3', 1)], truth);
    expect(measure.precision.share).toBe(0.5);
    expect(measure.recall.share).toBe(0.5);
    expect(measure.averagePrecision).toBe(0.5);
    expect(measure.calibrationError).toBe(0.5);
  });

  it('takes two records of one person for one', () => {
    const same = new Map([['a2', 'a']]);
    expect(measureLinks([link('a2', '1', 1)], truth, same).precision.share).toBe(1);
  });

  it('bears unknown ids and emptiness', () => {
    expect(measureLinks([], []).recall).toMatchObject({ share: 0, of: 0 });
    expect(measureLinks([link('zz', '1', 0.2, false)], truth).accepted).toBe(0);
  });
});
