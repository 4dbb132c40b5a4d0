import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const configFile: string = '../../.dependency-cruiser.js';
const { default: rules } = (await import(configFile)) as {
  default: { options: ICruiseOptions; forbidden: { name: string }[] };
};
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Cruises a copy of the tree, so that a planted breach touches nobody's files. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'kith-rooms-'));
  for (const name of ['src', 'jobs', 'graph', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

async function breaches(): Promise<string[]> {
  const { options, ...ruleSet } = rules;
  const result = await cruise(
    ['src', 'jobs', 'graph'],
    { ...options, baseDir: copy, ruleSet: ruleSet as never, validate: true },
    {},
    { tsConfig: extractTsConfig(join(copy, 'tsconfig.json')) },
  );
  if (typeof result.output === 'string') throw new Error('expected a cruise result');
  expect(result.output.summary.totalCruised).toBeGreaterThan(50);
  return result.output.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

describe('the import table', () => {
  it('holds, and every room has a rule', async () => {
    expect(await breaches()).toEqual([]);
    const ruled = rules.forbidden.map((rule) => rule.name);
    const rooms = readdirSync(join(root, 'src')).map((name) => `room:src/${name}`);
    expect(ruled).toEqual(expect.arrayContaining([...rooms, 'room:jobs', 'room:graph']));
  });

  it('catches a planted breach of each kind', async () => {
    const plant = (file: string, line: string) => writeFileSync(join(copy, file), `${line}\n`);
    plant('src/kernel/planted.ts', "export { tables } from '../lake/index.ts';");
    plant('src/lake/planted.ts', "export { hash32 } from '../kernel/hash.ts';");
    plant('src/match/planted.ts', "export { readFileSync } from 'node:fs';");
    plant('jobs/planted.ts', "export { Pool } from 'pg';");
    plant('src/engine/planted.ts', "export { fc } from 'fast-check';");
    const planted = (await breaches()).filter((breach) => breach.includes('planted'));
    expect(planted.sort()).toEqual([
      'declared-dependencies src/engine/planted.ts',
      'door:src/kernel src/lake/planted.ts',
      'home:pg jobs/planted.ts',
      'pure-rooms src/match/planted.ts',
      'room:src/kernel src/kernel/planted.ts',
    ]);
  });
});
