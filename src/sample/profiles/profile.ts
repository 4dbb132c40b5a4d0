/**
 * One public profile of the town, as its platform shows it, and the truth about it.
 */

export const townPlatforms = ['x', 'bluesky', 'mastodon', 'instagram'] as const;
export type TownPlatform = (typeof townPlatforms)[number];

export type ProfileKind = 'person' | 'bot' | 'fan' | 'copycat' | 'namesake' | 'organisation';

/** What lets a profile's owner be known; `none` where nothing does. */
export type Evidence =
  | 'declared'
  | 'website'
  | 'name'
  | 'name+place'
  | 'name+more'
  | 'handle'
  | 'other profile'
  | 'none';

export interface Profile {
  readonly kind: ProfileKind;
  readonly platform: TownPlatform;
  /** Index of the resident behind it; −1 where nobody of the block is. */
  readonly resident: number;
  /** Resident whose name it bears without being them; −1 else. */
  readonly imitates: number;
  /** Wish for a handle; the register may add digits where it is taken. */
  readonly wish: string;
  /** Handle is the person's usual one, as on other platforms. */
  readonly usual: boolean;
  readonly displayName: string;
  readonly bio: string | null;
  readonly location: string | null;
  readonly url: string | null;
  readonly hasAvatar: boolean;
  /** Pull on others: lognormal, heavy-tailed. */
  readonly fame: number;
  readonly lang: string;
  /** Topics it posts about, as indexes; most first. */
  readonly favourite: number;
  readonly second: number;
  /** Posts of its own a day. */
  readonly postsPerDay: number;
  readonly createdMs: number;
  /** Ring of bots that lift each other; −1 for none. */
  readonly ring: number;
  /** Bits that display name, place and bio together tell about the owner. */
  readonly evidence: Evidence;
}
