/**
 * What Splink is given: kith's normalised columns and its blocking keys, one
 * table a side with the same columns. Keys of blocks that kith leaves out for
 * their size are left out here too.
 */
import { join } from 'node:path';
import { type OfflineWorld, withTables } from '../../src/app/offline/run-offline.ts';
import { blockingRules } from '../../src/match/index.ts';

const tables = [
  'core.customer_identity',
  'core.profile_identity',
  'core.customer_key',
  'core.profile_key',
] as const;

const keyColumns = blockingRules.map((rule) => `${rule.replaceAll('-', '_')}_keys`).join(', ');

const keyLists = (side: 'customer' | 'profile'): string => `
SELECT i.${side}_id AS id, ${blockingRules
  .map(
    (rule, number) =>
      `list(DISTINCT k.key) FILTER (WHERE k.rule = ${number}) AS ${rule.replaceAll('-', '_')}_keys`,
  )
  .join(', ')}
FROM core.${side}_key AS k
JOIN core.${side}_identity AS i ON i.number = k.${side}_number
JOIN scratch.joined_block AS b ON b.rule = k.rule AND b.key = k.key
GROUP BY i.${side}_id`;

const joinedBlock = `
WITH c AS (SELECT rule, key, count(*) AS n FROM core.customer_key GROUP BY rule, key),
p AS (SELECT rule, key, count(*) AS n FROM core.profile_key GROUP BY rule, key)
SELECT c.rule, c.key FROM c JOIN p ON p.rule = c.rule AND p.key = c.key
WHERE c.n * p.n <= $pairs_max`;

const words = (text: string): string =>
  `CASE WHEN ${text} <> '' THEN string_split(${text}, ' ') END`;

const customers = `
SELECT i.customer_id AS unique_id,
  split_part(given, ' ', 1) AS given, family_main AS family,
  given_class || ' ' || family_main AS full_class,
  split_part(given, ' ', 1) || ' ' || family_main AS full_name,
  split_part(given, ' ', 1) || replace(family_main, ' ', '') AS letters,
  email_local AS account,
  city, region, country,
  CAST(NULL AS VARCHAR) AS place, CAST(NULL AS VARCHAR[]) AS regions, CAST(NULL AS VARCHAR[]) AS countries,
  ${words('handles')} AS handles,
  list_transform(${words('handles')}, one -> split_part(one, ':', 1)) AS platforms,
  CAST(NULL AS VARCHAR) AS platform, CAST(NULL AS VARCHAR) AS handle,
  host, site, CAST(NULL AS VARCHAR[]) AS hosts, CAST(NULL AS VARCHAR[]) AS sites,
  company, ${words('titles')} AS titles, CAST(NULL AS VARCHAR) AS bio,
  CAST(birth_year AS VARCHAR) AS birth_year, CAST(NULL AS VARCHAR) AS handle_year,
  ${keyColumns}
FROM core.customer_identity AS i LEFT JOIN scratch.customer_keys AS k ON k.id = i.customer_id`;

const profiles = `
SELECT i.profile_id AS unique_id,
  split_part(name, ' ', 1) AS given, family_main AS family,
  given_class || ' ' || family_main AS full_class, name AS full_name,
  handle_letters AS letters, handle_plain AS account,
  CAST(NULL AS VARCHAR) AS city, CAST(NULL AS VARCHAR) AS region, CAST(NULL AS VARCHAR) AS country,
  place, ${words('regions')} AS regions, ${words('countries')} AS countries,
  CAST(NULL AS VARCHAR[]) AS handles, CAST(NULL AS VARCHAR[]) AS platforms,
  platform, platform || ':' || handle AS handle,
  CAST(NULL AS VARCHAR) AS host, CAST(NULL AS VARCHAR) AS site,
  ${words('hosts')} AS hosts, ${words('sites')} AS sites,
  CAST(NULL AS VARCHAR) AS company, ${words('titles')} AS titles, bio,
  CAST(NULL AS VARCHAR) AS birth_year, handle_year,
  ${keyColumns}
FROM core.profile_identity AS i LEFT JOIN scratch.profile_keys AS k ON k.id = i.profile_id`;

/** Writes customers.parquet and profiles.parquet into the folder. */
export const writeSplinkInput = (world: OfflineWorld, folder: string): Promise<void> =>
  withTables(world, tables, async (session) => {
    const { pairsPerBlockMax } = world.loaded.config.match;
    await session.scratch('joined_block', joinedBlock, { pairs_max: pairsPerBlockMax });
    await session.scratch('customer_keys', keyLists('customer'));
    await session.scratch('profile_keys', keyLists('profile'));
    await session.writeParquet(join(folder, 'customers.parquet'), customers);
    await session.writeParquet(join(folder, 'profiles.parquet'), profiles);
  });
