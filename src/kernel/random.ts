/**
 * Seeded randomness, the same on every machine.
 *
 * xoshiro128** 1.1 (Blackman and Vigna 2018), seeded through splitmix32. Good
 * for simulation and sampling, not for secrets. Streams split by a label, so
 * that adding a draw in one place moves nothing elsewhere.
 */
import { hash32 } from './hash.ts';

export interface Random {
  /** Uniform in [0, 1) with 32 bits. */
  uniform(): number;
  /** Uniform whole number in [0, below); `below` from 1 to 2³². */
  below(below: number): number;
  /** Standard normal (Box and Muller 1958). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One element; the list must not be empty. */
  pick<T>(values: readonly T[]): T;
  /** A stream of its own that depends on this stream's seed and the label only. */
  split(label: string | number): Random;
}

export function createRandom(seed: number | string): Random {
  const origin = typeof seed === 'number' ? seed >>> 0 : hash32(seed);
  let state = origin;
  const splitmix = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix() | 1;

  const next = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };

  const uniform = (): number => next() / 4294967296;
  const random: Random = {
    uniform,
    below: (below) => Math.floor(uniform() * below),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: () => -Math.log(1 - uniform()),
    chance: (probability) => uniform() < probability,
    pick: (values) => values[Math.floor(uniform() * values.length)] as (typeof values)[number],
    split: (label) => createRandom(`${origin}/${label}`),
  };
  return random;
}
