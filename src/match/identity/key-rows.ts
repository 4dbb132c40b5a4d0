/**
 * Gathers blocking keys: hashes values as they come, distinct within a record
 * and rule, ordered by record, rule and key.
 *
 * A key is 64 bits of the rule and its value. Two lanes of MurmurHash3's
 * mixing (Appleby 2011), two characters at a time and part by part, so that a
 * value of several parts is never put together. Numbers, not BigInts: there are
 * dozens of keys a record.
 */
import { type ColumnBatch, hash32, keyColumn, numbersColumn } from '../../kernel/index.ts';

/** Rules that bring pairs together. */
export const blockingRules = [
  'email',
  'family',
  'handle',
  'host',
  'name',
  'near',
  'place-name',
  'squash',
] as const;
export type BlockingRule = (typeof blockingRules)[number];

/** All rules: a row names its rule by its place here. */
export const keyRules = [...blockingRules, 'platform'] as const;
export type KeyRule = (typeof keyRules)[number];

/** Keys of one rule a record may have: what more there were are left out. */
const keysPerRuleMax = 64;
const highSeeds = Int32Array.from(keyRules, (rule) => hash32(rule, 0x9747b28c));
const lowSeeds = Int32Array.from(keyRules, (rule) => hash32(rule, 0x3c6ef372));
const space = 32;

let high = 0;
let low = 0;

/** Keys as numbers: those of each record in turn. */
export interface NumberedKeys {
  /** Keys of each record. */
  readonly counts: Uint16Array;
  /** Position in `keyRules`. */
  readonly rule: Uint8Array;
  readonly key: BigInt64Array;
}

export class KeyRows {
  readonly #counts = new Int32Array(keyRules.length);
  readonly #highs = keyRules.map(() => new Int32Array(keysPerRuleMax));
  readonly #lows = keyRules.map(() => new Int32Array(keysPerRuleMax));
  readonly #counted: Uint16Array;
  #record = 0;
  #rules = new Uint8Array(1 << 11);
  /** Halves of each key in turn, as this machine orders them. */
  #halves = new Int32Array(1 << 12);
  #length = 0;

  /** @param records records there will be. */
  constructor(records: number) {
    this.#counted = new Uint16Array(records);
  }

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

  /** Takes the keys gathered since the last record as those of the next one. */
  endRecord(): void {
    let keys = 0;
    for (let rule = 0; rule < keyRules.length; rule += 1) {
      const count = this.#counts[rule] as number;
      if (count === 0) continue;
      const highs = this.#highs[rule] as Int32Array;
      const lows = this.#lows[rule] as Int32Array;
      if (this.#length + count > this.#rules.length) this.#grow();
      for (let at = 0; at < count; at += 1) {
        const place = this.#length * 2;
        this.#halves[place + lowHalf] = lows[at] as number;
        this.#halves[place + 1 - lowHalf] = highs[at] as number;
        this.#rules[this.#length] = rule;
        this.#length += 1;
      }
      keys += count;
      this.#counts[rule] = 0;
    }
    this.#counted[this.#record] = keys;
    this.#record += 1;
  }

  finished(): NumberedKeys {
    return {
      counts: this.#counted,
      rule: this.#rules.slice(0, this.#length),
      key: new BigInt64Array(this.#halves.slice(0, this.#length * 2).buffer),
    };
  }

  #grow(): void {
    const [rules, halves] = [this.#rules, this.#halves];
    this.#rules = new Uint8Array(rules.length * 2);
    this.#rules.set(rules);
    this.#halves = new Int32Array(halves.length * 2);
    this.#halves.set(halves);
  }
}

/** Where a 64-bit number's low half stands on this machine. */
const lowHalf = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/** Keys as columns of the key table. @param first number of the first record. */
export function keyBatch(
  keys: NumberedKeys,
  numberName: 'customer_number' | 'profile_number',
  first: number,
): ColumnBatch {
  const numbers = new Float64Array(keys.rule.length);
  let at = 0;
  for (let record = 0; record < keys.counts.length; record += 1) {
    const end = at + (keys.counts[record] as number);
    numbers.fill(first + record, at, end);
    at = end;
  }
  const columns = {
    [numberName]: numbersColumn(numbers),
    rule: numbersColumn(keys.rule),
    key: keyColumn(keys.key),
  };
  return { length: keys.rule.length, columns };
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
  mixText(value);
  if (second !== '') {
    mix(space);
    mixText(second);
  }
  const length = value.length + second.length;
  high = finished(high ^ length);
  low = finished(low ^ length ^ high);
}

function mixText(text: string): void {
  const last = text.length - 1;
  for (let at = 0; at < last; at += 2) mix(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  if ((last & 1) === 0) mix(text.charCodeAt(last));
}

/** Two characters, or one. */
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
