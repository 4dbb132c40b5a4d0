/**
 * Gathers blocking keys: hashes values as they come, distinct within a row and
 * rule, and gives them as columns ordered by row, rule and key.
 *
 * A key is 64 bits of the rule and its value. Two lanes of MurmurHash3's
 * mixing (Appleby 2011), a character at a time, so that a value of several
 * parts is never put together. Numbers, not BigInts: there are dozens of keys a
 * record.
 */
import { type Column, type ColumnBatch, hash32 } from '../../kernel/index.ts';

/** Rules in the order of their names, in which rows are given. */
export const keyRules = [
  'email',
  'family',
  'handle',
  'host',
  'name',
  'near',
  'place',
  'place-name',
  'platform',
  'squash',
] as const;
export type KeyRule = (typeof keyRules)[number];

/** Keys of one rule a record may have: what more there were are left out. */
const keysPerRuleMax = 64;
const highSeeds = Int32Array.from(keyRules, (rule) => hash32(rule, 0x9747b28c));
const lowSeeds = Int32Array.from(keyRules, (rule) => hash32(rule, 0x3c6ef372));
const space = 32;

let high = 0;
let low = 0;

export class KeyRows {
  readonly #counts = new Int32Array(keyRules.length);
  readonly #highs = keyRules.map(() => new Int32Array(keysPerRuleMax));
  readonly #lows = keyRules.map(() => new Int32Array(keysPerRuleMax));
  readonly #ids: string[] = [];
  readonly #rules: string[] = [];
  /** Low and high half of each key in turn. */
  #halves = new Int32Array(1 << 12);
  #length = 0;

  /** A value of one part or two; an empty one is no key. */
  add(rule: number, value: string, second = ''): void {
    if (value === '') return;
    hashInto(rule, value, second);
    const count = this.#counts[rule] as number;
    const highs = this.#highs[rule] as Int32Array;
    const lows = this.#lows[rule] as Int32Array;
    let at = count;
    // Kept in order; most rules have one key or a few.
    while (at > 0 && isAbove(highs[at - 1] as number, lows[at - 1] as number)) at -= 1;
    if (at > 0 && highs[at - 1] === high && lows[at - 1] === low) return;
    if (count === keysPerRuleMax) return;
    for (let to = count; to > at; to -= 1) {
      highs[to] = highs[to - 1] as number;
      lows[to] = lows[to - 1] as number;
    }
    highs[at] = high;
    lows[at] = low;
    this.#counts[rule] = count + 1;
  }

  /** Takes the keys gathered since the last record as those of this one. */
  endRecord(id: string): void {
    for (let rule = 0; rule < keyRules.length; rule += 1) {
      const count = this.#counts[rule] as number;
      if (count === 0) continue;
      const highs = this.#highs[rule] as Int32Array;
      const lows = this.#lows[rule] as Int32Array;
      for (let at = 0; at < count; at += 1) {
        this.#push(lows[at] as number, highs[at] as number);
        this.#ids.push(id);
        this.#rules.push(keyRules[rule] as string);
      }
      this.#counts[rule] = 0;
    }
  }

  batch(idColumn: 'customer_id' | 'profile_id'): ColumnBatch {
    const keys = new BigInt64Array(this.#length);
    const view = new DataView(keys.buffer);
    const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
    for (let at = 0; at < this.#length; at += 1) {
      const [first, second] = littleEndian ? [0, 4] : [4, 0];
      view.setInt32(at * 8 + first, this.#halves[at * 2] as number, littleEndian);
      view.setInt32(at * 8 + second, this.#halves[at * 2 + 1] as number, littleEndian);
    }
    // Read by position alone, as every column is.
    const key = keys as unknown as Column<bigint>;
    return { length: this.#length, columns: { [idColumn]: this.#ids, rule: this.#rules, key } };
  }

  #push(lowHalf: number, highHalf: number): void {
    if (this.#length * 2 === this.#halves.length) {
      const larger = new Int32Array(this.#halves.length * 2);
      larger.set(this.#halves);
      this.#halves = larger;
    }
    this.#halves[this.#length * 2] = lowHalf;
    this.#halves[this.#length * 2 + 1] = highHalf;
    this.#length += 1;
  }
}

/** The key of one value, as `KeyRows` makes it. */
export function keyOf(rule: KeyRule, value: string): bigint {
  hashInto(keyRules.indexOf(rule), value, '');
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** Whether a key lies above the one hashed last: as signed 64-bit numbers. */
const isAbove = (otherHigh: number, otherLow: number): boolean =>
  otherHigh > high || (otherHigh === high && otherLow >>> 0 > low >>> 0);

function hashInto(rule: number, value: string, second: string): void {
  high = highSeeds[rule] as number;
  low = lowSeeds[rule] as number;
  for (let at = 0; at < value.length; at += 1) mix(value.charCodeAt(at));
  if (second !== '') {
    mix(space);
    for (let at = 0; at < second.length; at += 1) mix(second.charCodeAt(at));
  }
  const length = value.length + second.length;
  high = finished(high ^ length);
  low = finished(low ^ length ^ high);
}

function mix(code: number): void {
  let one = Math.imul(code, 0xcc9e2d51);
  one = Math.imul((one << 15) | (one >>> 17), 0x1b873593);
  high ^= one;
  high = (Math.imul((high << 13) | (high >>> 19), 5) + 0xe6546b64) | 0;
  let two = Math.imul(code, 0x239b961b);
  two = Math.imul((two << 16) | (two >>> 16), 0xab0e9789 | 0);
  low ^= two;
  low = (Math.imul((low << 17) | (low >>> 15), 5) + 0x561ccd1b) | 0;
}

function finished(state: number): number {
  let one = state;
  one ^= one >>> 16;
  one = Math.imul(one, 0x85ebca6b);
  one ^= one >>> 13;
  one = Math.imul(one, 0xc2b2ae35);
  return one ^ (one >>> 16);
}
