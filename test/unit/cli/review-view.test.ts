import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FullQuestion } from '../../../src/app/index.ts';
import { foldText, printable, widthOf } from '../../../src/cli/view/plain-text.ts';
import { questionText } from '../../../src/cli/view/review.ts';
import { percent } from '../../../src/cli/view/waterfall.ts';
import { evidenceWords, hasEvidenceWords } from '../../../src/kernel/index.ts';
import { comparisonLevels } from '../../../src/match/compare/levels.ts';

const question: FullQuestion = {
  position: 1,
  customerId: 'c-1',
  profileId: 'x:1',
  probability: 0.43,
  informationBits: 1,
  reason: 'The evidence falls short of the precision asked for.',
  matchWeight: -0.4,
  evidence: [
    { comparison: 'prior', level: 'random pair', bits: -20.1 },
    { comparison: 'name', level: 'full', bits: 19.7 },
    { comparison: 'nature', level: 'person', bits: 0.02 },
  ],
  claimants: [{ customerId: 'c-2', fullName: 'Bo Tann', probability: 0.41, decision: 'review' }],
  owned: [{ profileId: 'x:9', platform: 'x', handle: 'annb', decidedBy: 'model' }],
  customer: {
    customerId: 'c-1',
    name: 'Ann Brook',
    otherNames: ['Annie'],
    email: 'ann@mail.example',
    phone: null,
    place: 'Leeds, GB',
    work: null,
    website: null,
    birthYear: 1980,
    handles: [],
  },
  profile: {
    profileId: 'x:1',
    platform: 'x',
    handle: 'annbrook',
    name: 'Ann Brook',
    bio: 'Tea.',
    place: 'Leeds',
    links: [],
    followers: 12,
    following: 3,
    posts: 4,
    verified: null,
    createdAt: 0,
  },
};
const place = { left: 3, date: '2026-03-01', width: 80 };
const named = (name: string): FullQuestion => ({
  ...question,
  profile: question.profile && { ...question.profile, name },
});

describe('a question on the terminal', () => {
  it('shows both records beside each other, the evidence in words, and what is left', () => {
    const text = questionText(question, place);
    expect(text).toMatch(/^Name +Ann Brook +Ann Brook$/m);
    expect(text).toMatch(/^ {2}\+19\.7 {2}the name: first and family name$/m);
    expect(text).toContain('together: 43 % that both are one person');
    expect(text).toContain('2 more after this one');
    expect(text).toContain('May also belong to: c-2 Bo Tann 41 %.');
    expect(text).toContain('Linked to this customer already: x:9 (@annb).');
    expect(text).not.toContain('the account');
  });

  it.each([40, 60, 80, 120])('keeps within %i columns', (width) => {
    const long = named(`${'Wolfeschlegelsteinhausenbergerdorff '.repeat(3)}${'x'.repeat(90)}`);
    for (const line of questionText(long, { ...place, width }).split('\n')) {
      expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });

  it('puts a right-to-left name on a line of its own', () => {
    const lines = questionText(named('محب للجبال'), place).split('\n');
    expect(lines).toContain('  profile   محب للجبال');
    expect(lines).toContain('  customer  Ann Brook');
  });

  it('says so when a record is no longer there', () => {
    const text = questionText({ ...question, profile: undefined }, place);
    expect(text).toContain('no longer in the lake');
  });

  it('never prints what a terminal would obey', () => {
    const dangerous = '\u001b[2J\u009b31mAnn\u202eB\u0007\u2066rook\r\n\u{e0041}\ufeff';
    const text = questionText(named(dangerous), place);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(printable(any)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/u);
      }),
    );
  });
});

describe('folding', () => {
  it('loses no letter and keeps the width', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = foldText(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('evidence in words', () => {
  it('has words for every level that matching knows', () => {
    const without = Object.entries(comparisonLevels).flatMap(([comparison, levels]) =>
      levels
        .slice(1)
        .filter((level) => !hasEvidenceWords(comparison, level))
        .map((level) => `${comparison}=${level}`),
    );
    expect(without).toEqual([]);
    for (const [comparison, level] of [
      ['prior', 'random pair'],
      ['rivals', 'other claimants'],
      ['sibling', 'same handle elsewhere'],
      ['person', 'accept'],
      ['person', 'reject'],
    ] as const) {
      expect(hasEvidenceWords(comparison, level)).toBe(true);
    }
    expect(evidenceWords('name', 'not-known').finding).toBe('not known');
  });

  it('never claims to be certain', () => {
    expect([1, 0.9996, 0.95, 0.5, 0.04, 0].map(percent)).toEqual([
      'over 99.9 %',
      'over 99.9 %',
      '95.0 %',
      '50 %',
      '4.0 %',
      'under 0.1 %',
    ]);
  });
});
