/**
 * Link evidence in words, for people who do not know the codes.
 *
 * Takes a comparison and the level it reached; gives what was asked and what was
 * found. Said once, because the terminal, the night and the dashboard tell the
 * same evidence. A level without words is told by its code.
 */
export interface EvidenceWords {
  /** What was compared, such as “the name”. */
  readonly question: string;
  /** What was found, such as “first and family name”. */
  readonly finding: string;
}

const questions: Readonly<Record<string, string>> = {
  prior: 'at the start',
  claim: 'what they say they own',
  name: 'the name',
  address: 'e-mail and handle',
  place: 'the place',
  work: 'the work',
  birth: 'the birth year',
  nature: 'the account',
  sibling: 'elsewhere',
  rivals: 'the others',
  person: 'a person',
};

const findings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  prior: { 'random pair': 'any customer beside any profile' },
  claim: {
    other: 'links to another site',
    site: 'sites of one owner',
    host: 'the same web site',
    page: 'the very same page',
    'same-handle': 'declared this handle on another platform',
    declared: 'the customer declared this handle',
  },
  name: {
    conflict: 'another first name, initial or generation: perhaps a relative',
    none: 'no name in common',
    unnamed: 'no name is shown',
    part: 'a part of the name',
    given: 'the first name only',
    family: 'the family name only',
    initial: 'family name and first initial',
    fuzzy: 'names one slip apart',
    middle: 'family name and a middle name as first name',
    nickname: 'family name and a nickname',
    full: 'first and family name',
    'full-middle': 'first, middle and family name',
  },
  address: {
    other: 'the handle is not the customer’s e-mail name',
    same: 'the handle is the customer’s e-mail name',
  },
  place: {
    abroad: 'another country',
    other: 'another region',
    elsewhere: 'another town',
    country: 'the same country',
    near: 'a town nearby',
    region: 'the same region',
    city: 'the same town',
  },
  work: {
    'other-office': 'another office',
    other: 'nothing in common',
    title: 'the same kind of work',
    company: 'the profile names the employer',
  },
  birth: {
    other: 'another year in the handle',
    'short-year': 'two digits of the year in the handle',
    year: 'the year in the handle',
  },
  nature: {
    copy: 'copies an older account',
    imitation: 'parody, fan or imitation',
    promotion: 'advertises',
    organisation: 'speaks for an organisation',
    person: 'reads like a person',
  },
  sibling: { 'same handle elsewhere': 'the same handle is theirs on another platform' },
  rivals: { 'other claimants': 'others may own it, or they own another one' },
  person: { accept: 'somebody looked and said yes', reject: 'somebody looked and said no' },
};

export const evidenceWords = (comparison: string, level: string): EvidenceWords => ({
  question: questions[comparison] ?? comparison,
  finding: findings[comparison]?.[level] ?? level.replaceAll('-', ' '),
});

/** True where both have words of their own; a test asks it of every level there is. */
export const hasEvidenceWords = (comparison: string, level: string): boolean =>
  questions[comparison] !== undefined && findings[comparison]?.[level] !== undefined;
