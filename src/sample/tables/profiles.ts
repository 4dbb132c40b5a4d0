/** Profile rows of one block, with the counters platforms show. */
import type { ColumnBatch } from '../../kernel/index.ts';
import { dayMs, historyDays, lognormal, streamOf } from '../plan.ts';
import { nativeIdOf, profileIdOf } from '../profiles/profile-id.ts';
import type { World } from '../world.ts';
import { createBatch } from './batch.ts';
import { shownHandle } from './people.ts';

const profileColumns = [
  'profile_id',
  'platform',
  'native_id',
  'handle',
  'display_name',
  'bio',
  'location',
  'urls',
  'avatar_url',
  'followers',
  'following',
  'posts',
  'likes',
  'listed',
  'verified',
  'created_at',
  'discoverable',
  'indexable',
  'no_bots',
  'attributes',
  'observed_at',
] as const;

/**
 * Counters hold more than the town sees: followers outside it, and for one in
 * thirty bought ones, so that a large number is no proof of influence.
 */
export function profileBatch(world: World, block: number): ColumnBatch {
  const { plan } = world;
  const network = world.network(block);
  const { follows } = network;
  const random = streamOf(plan, block, 'profile rows');
  const batch = createBatch(profileColumns);
  network.profiles.profiles.forEach((profile, slot) => {
    const { platform, kind, fame } = profile;
    const seen = (follows.start[slot + 1] as number) - (follows.start[slot] as number);
    const follow = (follows.outStart[slot + 1] as number) - (follows.outStart[slot] as number);
    const bot = kind === 'bot';
    const outside = lognormal(random, bot ? 20 : 90 * fame ** 0.35, 1.3);
    const bought = !bot && random.chance(0.03) ? lognormal(random, 900, 0.8) : 0;
    const followers = Math.round(seen * lognormal(random, 1.6, 0.5) + seen + outside + bought);
    const following = Math.round(follow + lognormal(random, bot ? 500 : 60, 1));
    const ageDays = (plan.endMs - profile.createdMs) / dayMs;
    const perDay = (network.planned[slot]?.length ?? 0) / historyDays;
    const posts =
      Math.round(perDay * ageDays * lognormal(random, bot ? 14 : 1.4, 0.7)) + random.below(20);
    const fediverse = platform === 'mastodon';
    const native = nativeIdOf(platform, block, slot);
    batch.row(
      profileIdOf(platform, block, slot),
      platform,
      native,
      shownHandle(world, block, slot),
      profile.displayName,
      profile.bio,
      profile.location,
      profile.url === null ? null : [profile.url],
      profile.hasAvatar ? `https://cdn.example/${platform}/${block}-${slot}.jpg` : null,
      followers,
      following,
      posts,
      Math.round(posts * lognormal(random, bot ? 0.4 : 2.2, 0.9)),
      Math.round(followers * 0.02 * random.uniform()),
      kind === 'organisation' || (kind === 'person' && fame > 9 && random.chance(0.4)),
      profile.createdMs,
      fediverse ? random.chance(0.86) : null,
      fediverse ? random.chance(0.74) : null,
      fediverse ? random.chance(0.04) : null,
      null,
      plan.endMs - random.below(86_400) * 1000,
    );
  });
  return batch.build();
}
