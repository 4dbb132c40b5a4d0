/**
 * Sets of customers and profiles with known links: public officials from beside
 * the repository, where that folder is, and invented towns of any size.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WrittenSample } from '../../src/app/index.ts';
import { measuredKith } from './measured-kith.ts';

export interface LinkageSet {
  readonly name: string;
  readonly customers: readonly string[];
  readonly profiles: readonly string[];
  readonly truth: readonly string[];
  readonly equivalents: readonly string[];
}

const data = fileURLToPath(new URL('../../../shared/data/linkage/', import.meta.url));

/** Empty, with the reason said, where the folder is absent. */
export function publicSets(): readonly LinkageSet[] {
  if (!existsSync(data)) {
    process.stderr.write('../shared/data/linkage is absent: public officials are left out\n');
    return [];
  }
  const files = (set: string) => ({
    customers: [join(data, set, 'customers.csv')],
    profiles: [join(data, set, 'profiles.csv')],
    truth: [join(data, set, 'truth.csv')],
    equivalents: [],
  });
  const congress = files('congress_twitter_2017');
  return [
    { name: 'Congress 2017', ...congress },
    {
      name: 'Congress 2017 with the strangers of openstates',
      ...congress,
      customers: [...congress.customers, ...files('openstates').customers],
      equivalents: [join(data, 'congress_twitter_2017', 'equivalents.csv')],
    },
    { name: 'openstates, handles only', ...files('openstates') },
    { name: 'Congress 2026, handles only', ...files('congress_2026_new') },
  ];
}

const date = '2026-03-01';

/** The town in `folder`, made when it is not there. */
export async function townSet(folder: string, customers: number): Promise<LinkageSet> {
  const town = join(folder, String(customers));
  if (!existsSync(join(town, 'kith.yaml'))) {
    process.stderr.write(`writing the town of ${customers.toLocaleString('en')}\n`);
    await measuredKith<WrittenSample>(folder, [
      ...['sample', '--customers', String(customers), '--date', date, '--out', town],
    ]);
  }
  const parts = (below: string, table: string): readonly string[] =>
    readdirSync(join(town, below))
      .filter((name) => name.startsWith(`${table}-`))
      .sort()
      .map((name) => join(town, below, name));
  return {
    name: `town of ${customers.toLocaleString('en')}`,
    customers: parts('', 'customer'),
    profiles: parts('', 'profile'),
    truth: parts('truth', 'ownership'),
    equivalents: [],
  };
}
