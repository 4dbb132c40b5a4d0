/**
 * How many slips of the keyboard lie between two texts: letters added, left out,
 * changed, or neighbours swapped (Damerau 1964).
 */

/** Whether it is exactly one; linear. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2);
}

/**
 * Slips between two texts: letters added, left out, changed, or neighbours
 * swapped (Damerau 1964; optimal string alignment). Gives `most + 1` for any
 * greater distance.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (most === 0) return 1;
  if (oneSlipApart(a, b)) return 1;
  if (most === 1) return 2;
  return alignment(a, b, most);
}

const charactersMax = 64;
let before = new Uint8Array(charactersMax + 1);
let last = new Uint8Array(charactersMax + 1);
let row = new Uint8Array(charactersMax + 1);

function alignment(left: string, right: string, most: number): number {
  const a = left.slice(0, charactersMax);
  const b = right.slice(0, charactersMax);
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    const from = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const to = b.charCodeAt(j - 1);
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (from === to ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && from === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === to;
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(most + 1, last[b.length] as number);
}
