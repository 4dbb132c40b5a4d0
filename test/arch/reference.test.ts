import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../src/app/reference/pages.ts';
import { errorCodes } from '../../src/kernel/index.ts';

const docs = new URL('../../docs/reference/', import.meta.url);

describe('docs/reference', () => {
  it.each(Object.entries(referencePages()))('%s is what `npm run docs` writes', (name, text) => {
    expect(readFileSync(new URL(name, docs), 'utf8')).toBe(text);
  });

  it('names every error code and no other', () => {
    const page = readFileSync(new URL('errors.md', docs), 'utf8');
    const named = [...page.matchAll(/^### (\S+)$/gm)].map(([, code]) => code);
    expect(named.sort()).toEqual(Object.keys(errorCodes).sort());
  });
});
