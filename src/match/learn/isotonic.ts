/**
 * Makes a better level never weigh less: pools neighbouring levels whose ratio
 * m/u falls (pool adjacent violators, Ayer and others 1955).
 *
 * Takes m and u by level, code 0 unused; gives m with the same sum.
 */
export function orderRatios(m: readonly number[], u: readonly number[]): number[] {
  const blocks: { m: number; u: number; levels: number[] }[] = [];
  for (let level = 1; level < m.length; level += 1) {
    blocks.push({ m: m[level] ?? 0, u: u[level] ?? 0, levels: [level] });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (last === undefined || before === undefined || before.m / before.u <= last.m / last.u)
        break;
      blocks.pop();
      before.m += last.m;
      before.u += last.u;
      before.levels.push(...last.levels);
    }
  }
  const ordered = new Array<number>(m.length).fill(0);
  for (const block of blocks) {
    for (const level of block.levels) ordered[level] = (block.m / block.u) * (u[level] ?? 0);
  }
  return ordered;
}
