import { describe, expect, it } from 'vitest';
import { addressChance, compareAddress } from '../../../../src/match/compare/address.ts';
import { levelName } from '../../../../src/match/index.ts';

const against = (
  handle: string | null,
  {
    local = 'tropicalkettle321',
    platform = 'mastodon',
  }: { local?: string | null; platform?: string } = {},
) =>
  levelName(
    'address',
    compareAddress({
      emailLocal: local,
      platform,
      handle,
      handlePlain: handle?.replace(/[^a-z0-9]/g, '') ?? null,
    }),
  );

describe('the address beside the handle', () => {
  it('is the same, another, or nothing to compare', () => {
    expect(against('tropicalkettle321')).toBe('same');
    expect(against('tropical_kettle321')).toBe('same');
    expect(against('tropicalkettle')).toBe('other');
    expect(against(null)).toBe('missing');
    expect(against('tropicalkettle321', { local: null })).toBe('missing');
    expect(against('bo12', { local: 'bo12' })).toBe('missing');
  });

  it('is the same where the platform cut the handle, and only there', () => {
    expect(against('tropicalkettle3', { platform: 'x' })).toBe('same');
    expect(against('tropicalkettle3', { platform: 'instagram' })).toBe('other');
    expect(against('tropicalkettle', { platform: 'x' })).toBe('other');
  });

  it('says more, the rarer the form of the handle', () => {
    const weights = [-1, -3, -6, -12].map((bits) => -addressChance(bits));
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    // Nearly all who have so rare a handle made it of the address.
    expect(addressChance(-20)).toBeCloseTo(-19, 2);
  });
});
