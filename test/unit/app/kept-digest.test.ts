import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptDigests } from '../../../src/app/kept-digest.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

it('tells the content of a file, also when its size and its time stay as they were', async () => {
  const file = join(folder, 'table.txt');
  const [url, written] = [pathToFileURL(file), new Date('2026-01-01T00:00:00Z')];
  for (const text of ['one content', 'two content']) {
    writeFileSync(file, text);
    utimesSync(file, written, written);
    expect(await keptDigests([url], folder)).toEqual([sha256(text)]);
    expect(await keptDigests([url], folder)).toEqual([sha256(text)]);
  }
});

it('reads an unchanged file once', async () => {
  const file = join(folder, 'table.txt');
  writeFileSync(file, 'content');
  await keptDigests([pathToFileURL(file)], folder);
  const list = join(folder, 'digests.json');
  writeFileSync(list, readFileSync(list, 'utf8').replace(sha256('content'), sha256('kept')));
  expect(await keptDigests([pathToFileURL(file)], folder)).toEqual([sha256('kept')]);
});

it('works without a folder, and with a list that was cut short', async () => {
  const file = join(folder, 'table.txt');
  writeFileSync(file, 'content');
  writeFileSync(join(folder, 'digests.json'), '{"');
  expect(await keptDigests([pathToFileURL(file)], folder)).toEqual([sha256('content')]);
  const gone = join(folder, 'gone');
  expect(await keptDigests([pathToFileURL(file)], gone)).toEqual([sha256('content')]);
});
