import { describe, expect, it } from 'vitest';
import { linkChangeCauses } from '../../../src/kernel/index.ts';
import { type LinkBefore, linkChange, type PairFacts } from '../../../src/match/index.ts';

const link: LinkBefore = {
  decision: 'accept',
  decidedBy: 'model',
  probability: 0.99,
  pattern: 'name=full',
  evidence: [
    { comparison: 'prior', level: 'random pair', bits: -10 },
    { comparison: 'name', level: 'full', bits: 17 },
  ],
  isStale: false,
};
const same: PairFacts = {
  customerIsNew: false,
  profileIsNew: false,
  customerChanged: false,
  profileChanged: false,
  handleChanged: false,
  lacksBasis: false,
  profileIsGone: false,
  ownedByOther: false,
};
const bits = (comparison: 'prior' | 'rivals' | 'sibling', value: number): LinkBefore => ({
  ...link,
  evidence: [...link.evidence, { comparison, level: 'any', bits: value }],
});

const cases: readonly [string, LinkBefore | undefined, LinkBefore | undefined, object][] = [
  ['review', link, { ...link, decidedBy: 'person' }, { customerChanged: true }],
  ['basis', link, undefined, { lacksBasis: true, profileIsGone: true }],
  ['vanished', link, { ...link, isStale: true }, { profileChanged: true }],
  ['vanished', { ...link, isStale: true }, undefined, { profileIsGone: true }],
  ['returned', { ...link, isStale: true }, link, { profileIsNew: true }],
  ['declaration', link, { ...link, decidedBy: 'declaration' }, { customerChanged: true }],
  ['new-customer', undefined, link, { customerIsNew: true, profileIsNew: true }],
  ['new-profile', undefined, link, { profileIsNew: true }],
  ['renamed-handle', link, link, { handleChanged: true, profileChanged: true }],
  ['changed-customer', link, undefined, { customerChanged: true, ownedByOther: true }],
  ['changed-profile', link, undefined, { profileChanged: true }],
  ['rival', link, { ...link, decision: 'reject' }, { ownedByOther: true }],
  ['rival', link, bits('rivals', -6), {}],
  ['new-evidence', link, { ...link, pattern: 'name=nickname' }, {}],
  ['new-evidence', link, bits('sibling', 3), {}],
  ['parameters', link, bits('prior', -3), {}],
];

describe('what changed a link', () => {
  it.each(cases)('is %s', (cause, before, tonight, facts) => {
    expect(linkChange({ before, tonight, facts: { ...same, ...facts } }).cause).toBe(cause);
  });

  it('has a case for every cause there is', () => {
    expect([...new Set(cases.map(([cause]) => cause))].sort()).toEqual([...linkChangeCauses]);
  });

  it('tells each step that moved, in words with bits', () => {
    const { detail } = linkChange({ before: link, tonight: bits('rivals', -6.25), facts: same });
    expect(detail).toBe(
      'Others claim the profile, or no longer do. the others: nothing → any (−6.3 bits).',
    );
  });
});
