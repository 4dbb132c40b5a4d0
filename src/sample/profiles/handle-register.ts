/**
 * Who came first to a handle, over the whole town.
 *
 * Blocks claim in order; a later claim of a taken handle gets digits. Kept as
 * hashes in two typed arrays (about 20 bytes a profile), so that a block made
 * again finds the same answer. Two handles with one hash cost one of them its
 * plain form, nothing more.
 */
import { AppError, hash32 } from '../../kernel/index.ts';
import { slotsMax } from './block-profiles.ts';

export interface HandleRegister {
  /** Handle that a profile ends with. */
  handleOf(platform: string, wish: string, block: number, slot: number): string;
  /** Claims in block order; only while the town is surveyed. */
  claim(platform: string, wish: string, block: number, slot: number): void;
}

/** @param profilesMax upper bound of profiles to come. */
export function createHandleRegister(profilesMax: number): HandleRegister {
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(64, profilesMax * 2)));
  const mask = capacity - 1;
  const hashes = new Uint32Array(capacity);
  const owners = new Uint32Array(capacity);
  let claimed = 0;

  const seat = (hash: number): number => {
    let at = Math.imul(hash, 0x9e3779b1) & mask;
    while (owners[at] !== 0 && hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  const hashOf = (platform: string, wish: string): number => hash32(`${platform}:${wish}`, 77);

  return {
    claim(platform, wish, block, slot) {
      const hash = hashOf(platform, wish);
      const at = seat(hash);
      if (owners[at] !== 0) return;
      if (++claimed >= capacity) {
        throw new AppError('bug.assertion', `The handle register is full at ${claimed} profiles.`);
      }
      hashes[at] = hash;
      owners[at] = block * slotsMax + slot + 1;
    },
    handleOf(platform, wish, block, slot) {
      const owner = block * slotsMax + slot + 1;
      if (owners[seat(hashOf(platform, wish))] === owner) return wish;
      const digits = String(owner * 7 + 3);
      return platform === 'x' ? wish.slice(0, 15 - digits.length) + digits : wish + digits;
    },
  };
}
