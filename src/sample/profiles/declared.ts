/**
 * What customers told the company about themselves in public: handles they
 * gave, and the ground on which they may be matched.
 */
import type { Random } from '../../kernel/index.ts';
import type { BlockPeople } from '../people/block-people.ts';
import { type TownPlatform, townPlatforms } from './profile.ts';

export interface Declared {
  /** Platforms whose handle the customer gave, if they have a profile there. */
  readonly handles: readonly TownPlatform[];
  /** Rows of the basis file: platform or `*`, and ground. */
  readonly grounds: readonly { readonly platform: string; readonly ground: Ground }[];
}

export type Ground = 'declared' | 'opted_in' | 'legitimate_interest';

/** One entry a record: 8 % declare handles, most opt in, one in nine has no basis at all. */
export function drawDeclared(random: Random, people: BlockPeople): Declared[] {
  return people.records.map((): Declared => {
    const grounds: { platform: string; ground: Ground }[] = [];
    const handles: TownPlatform[] = [];
    const at = random.uniform();
    if (at < 0.5) grounds.push({ platform: '*', ground: 'opted_in' });
    else if (at < 0.68) {
      for (const platform of townPlatforms) {
        if (random.chance(platform === 'x' ? 0.8 : 0.5))
          grounds.push({ platform, ground: 'opted_in' });
      }
    } else if (at < 0.88) {
      grounds.push({ platform: 'mastodon', ground: 'legitimate_interest' });
      grounds.push({ platform: 'bluesky', ground: 'legitimate_interest' });
    }
    if (random.chance(0.14)) {
      for (const platform of townPlatforms) if (random.chance(0.5)) handles.push(platform);
    }
    return { handles, grounds };
  });
}

/** Whether the basis lets a customer be matched on a platform; legitimate interest never on X. */
export function permits(declared: Declared, platform: TownPlatform, owns: boolean): boolean {
  if (owns && declared.handles.includes(platform)) return true;
  return declared.grounds.some(
    (one) =>
      (one.platform === '*' || one.platform === platform) &&
      (one.ground !== 'legitimate_interest' || platform !== 'x'),
  );
}
