import { describe, expect, it } from 'vitest';
import { oneSlipApart } from '../../../../src/kernel/index.ts';
import {
  compareBirth,
  compareClaims,
  compareWork,
} from '../../../../src/match/compare/evidence.ts';
import { levelName } from '../../../../src/match/compare/levels.ts';

const noClaim = {
  handles: null,
  page: null,
  host: null,
  site: null,
  platform: 'x',
  handle: null,
  pages: null,
  hosts: null,
  sites: null,
};

describe('claims', () => {
  it.each([
    [{ handles: 'x:lena', handle: 'lena' }, 'declared'],
    [{ handles: 'bluesky:lena.example', handle: 'lena.example' }, 'same-handle'],
    [{ handles: 'bluesky:li', handle: 'li' }, 'missing'],
    [{ page: 'a.example/lena', host: 'a.example', pages: 'a.example/lena' }, 'page'],
    [{ page: 'a.example', host: 'a.example', pages: 'a.example/x', hosts: 'a.example' }, 'host'],
    [{ page: 'b.a.example', site: 'a.example', pages: 'c.a.example', sites: 'a.example' }, 'site'],
    [{ page: 'a.example', site: 'a.example', pages: 'z.example', sites: 'z.example' }, 'other'],
    [{}, 'missing'],
  ])('%o reaches %s', (sides, level) => {
    expect(levelName('claim', compareClaims({ ...noClaim, ...sides }))).toBe(level);
  });
});

describe('work and birth', () => {
  it.each([
    [
      { company: 'nordwind', titles: 'engineer', profileTitles: null, bio: 'at nordwind' },
      'company',
    ],
    [{ company: null, titles: 'engineer', profileTitles: 'engineer', bio: 'dev' }, 'title'],
    [{ company: null, titles: 'senator', profileTitles: 'governor', bio: 'x' }, 'other-office'],
    [{ company: 'nordwind', titles: null, profileTitles: null, bio: 'tea' }, 'other'],
    [{ company: 'nordwind', titles: null, profileTitles: null, bio: null }, 'missing'],
  ])('%o reaches %s', (sides, level) => {
    expect(levelName('work', compareWork(sides))).toBe(level);
  });

  it.each([
    [1987, '1987', 'year'],
    [1987, '87', 'short-year'],
    [1987, '86', 'other'],
    [null, '87', 'missing'],
  ])('born %s, handle %s: %s', (born, digits, level) => {
    expect(levelName('birth', compareBirth(born, digits))).toBe(level);
  });
});

describe('oneSlipApart', () => {
  it.each([
    ['kranz', 'kranz', false],
    ['kranz', 'krans', true],
    ['kranz', 'karnz', true],
    ['kranz', 'kran', true],
    ['kranz', 'kramp', false],
    ['', 'a', true],
  ])('%s, %s', (a, b, apart) => {
    expect(oneSlipApart(a, b)).toBe(apart);
    expect(oneSlipApart(b, a)).toBe(apart);
  });
});
