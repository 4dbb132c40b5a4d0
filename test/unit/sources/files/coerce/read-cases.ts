/**
 * Cases of one coercion from a text file: `given => wanted`, `!` before the
 * reason of a value that cannot be read, `-` for none. `\n`, `\t`, `\r`, `\\` and
 * `\uXXXX` are escapes.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isUnreadable } from '../../../../../src/sources/files/coerce/unreadable.ts';

type Coerce = (cell: unknown) => unknown;

export function describeCases(
  file: string,
  coerce: Coerce,
  show: (value: never) => string = String,
): void {
  const cases = readCases(file);
  describe(`${file} (${cases.length} cases)`, () => {
    it.each(cases)('%s => %s', (given, wanted) => {
      const value = coerce(given);
      if (isUnreadable(value)) expect(`! ${value.reason}`).toBe(wanted);
      else expect(value === null ? '-' : show(value as never)).toBe(wanted);
    });
  });
}

function readCases(file: string): readonly (readonly [string, string])[] {
  const text = readFileSync(new URL(`cases/${file}.txt`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  return lines.map((line) => {
    const at = line.indexOf(' => ');
    if (at < 0) throw new Error(`${file}: a case without =>: ${line}`);
    return [unescaped(line.slice(0, at)), unescaped(line.slice(at + 4))];
  });
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|([ntr\\]))/g, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? (escapes[letter] as string) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
