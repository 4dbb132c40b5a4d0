/**
 * The advisory locks kith takes, each per database: (class, object) pairs.
 * The class is "kith" in ASCII, so that other programs' locks are never met.
 */
const kith = 0x6b697468;

export const advisoryLock = {
  migrate: [kith, 1],
  /** Held by a night from start to end, on a connection of its own. */
  night: [kith, 2],
  publish: [kith, 3],
} as const;
