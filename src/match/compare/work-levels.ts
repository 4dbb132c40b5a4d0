/**
 * What they do, as one comparison: the employer named, the same title, or an
 * office that one person does not hold beside the other.
 */
import { wordsOf } from '../normalise/fold.ts';
import { exclusiveTitles } from '../normalise/work.ts';
import { levelCode } from './levels.ts';

const code = {
  otherOffice: levelCode('work', 'other-office'),
  other: levelCode('work', 'other'),
  title: levelCode('work', 'title'),
  company: levelCode('work', 'company'),
} as const;

export interface WorkSides {
  /** Distinctive words of the employer. */
  readonly company: string | null;
  /** Titles of the customer, of the profile. */
  readonly titles: string | null;
  readonly profileTitles: string | null;
  /** Words of shown name and bio. */
  readonly bio: string | null;
}

export function companyLevels(sides: WorkSides): number {
  const { company, titles, profileTitles, bio } = sides;
  if (bio === null || (company === null && titles === null)) return 0;
  if (company !== null && namesCompany(company, bio)) return code.company;
  const own = titles === null ? [] : wordsOf(titles);
  const theirs = profileTitles === null ? [] : wordsOf(profileTitles);
  if (own.some((title) => theirs.includes(title))) return code.title;
  const ownOffices = own.filter((title) => exclusiveTitles.has(title));
  const theirOffices = theirs.filter((title) => exclusiveTitles.has(title));
  if (ownOffices.length > 0 && theirOffices.length > 0) return code.otherOffice;
  return code.other;
}

/** All distinctive words of the employer stand in the bio. */
function namesCompany(company: string, bio: string): boolean {
  const padded = ` ${bio} `;
  return wordsOf(company).every((word) => padded.includes(` ${word} `));
}
