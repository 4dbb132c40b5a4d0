/** What every bench says with its figures: the command, the day, the machine; and where it stands. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';

const page = new URL('../../docs/reference/benchmarks.md', import.meta.url);

/** Facts that bear on the figures; nothing that names the machine. */
export function circumstances(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}; ${availableParallelism()} cores, ${gigabytes} GB of memory, Node ${process.versions.node}, ${process.platform}-${process.arch}; load average ${load} before the start.`;
}

export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
};

/** Puts the text between the marks of that name; throws when the page has none. */
export function writeIntoPage(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const before = readFileSync(page, 'utf8');
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${page.pathname} has no marks for ${name}`);
  writeFileSync(page, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
}
