/**
 * Ids that look like the platforms' own, each a pure function of where the
 * thing stands in the town, so that any block can name another's.
 */
import { hash32 } from '../../kernel/index.ts';
import type { TownPlatform } from './profile.ts';

const base32 = '234567abcdefghijklmnopqrstuvwxyz';

function letters(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < count; i++) {
    text = base32.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const instances = [
  'alm.example',
  'town.example',
  'photon.example',
  'werkbank.example',
  'plaza.example',
];
/** Server of a Mastodon profile. */
export const instanceOf = (block: number, slot: number): string =>
  instances[hash32(`${block}/${slot}/instance`) % instances.length] as string;

/** The platform's own id: unique by block and slot. */
export function nativeIdOf(platform: TownPlatform, block: number, slot: number): string {
  const h = hash32(`${platform}/${block}/${slot}`);
  switch (platform) {
    case 'x':
      return `${h % 2 === 0 ? 1 : ''}${pad(h % 1_000_000_000, 9)}${pad(block, 5)}${pad(slot, 4)}`.replace(
        /^0+/,
        '7',
      );
    case 'bluesky':
      return `did:plc:${letters(h, 7)}${letters(hash32(`${h}`, 7), 7)}${letters(block * 4096 + slot, 7)}${letters(h >>> 9, 3)}`;
    case 'mastodon':
      return `https://${instanceOf(block, slot)}/ap/users/1${pad(h % 10_000_000, 7)}${pad(block, 5)}${pad(slot, 4)}`;
    default:
      return `${5 + (h % 5)}${pad(h % 1_000_000, 6)}${pad(block, 5)}${pad(slot, 4)}`;
  }
}

export const profileIdOf = (platform: TownPlatform, block: number, slot: number): string =>
  `${platform}:${nativeIdOf(platform, block, slot)}`;

/** Id of a profile's k-th post. */
export function postIdOf(
  platform: TownPlatform,
  where: { block: number; slot: number; k: number; atMs: number },
): string {
  const { block, slot, k, atMs } = where;
  const seconds = Math.floor(atMs / 1000);
  switch (platform) {
    case 'x':
      return `x:${seconds}${pad(block, 5)}${pad(slot, 4)}${pad(k, 4)}`;
    case 'bluesky':
      return `bluesky:3${letters(seconds, 7)}${letters(block * 4096 + slot, 7)}${letters(k, 3)}`;
    case 'mastodon':
      return `mastodon:11${pad(seconds % 1_000_000_000, 9)}${pad(block, 5)}${pad(slot, 4)}${pad(k, 4)}`;
    default:
      return `instagram:3${pad(block, 5)}${pad(slot, 4)}${pad(k, 4)}_${pad(seconds % 100_000, 5)}`;
  }
}
