/**
 * Reads the linkage sets beside the repository as rows of core tables.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Row } from '../job/memory-job.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/linkage');

export const linkageFolderIsThere = existsSync(folder);

type CsvRow = Readonly<Record<string, string>>;

export const readCsv = (path: string): CsvRow[] =>
  parse(readFileSync(join(folder, path), 'utf8'), { columns: true, bom: true }) as CsvRow[];

const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

export const readCustomers = (set: string): Row[] =>
  readCsv(`${set}/customers.csv`).map((row) => ({
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, orNull(value)])),
    region: orNull(row['state']),
    birth_year: row['birth_year'] ? Number(row['birth_year']) : null,
  }));

export const readProfiles = (set: string): Row[] =>
  readCsv(`${set}/profiles.csv`).map((row) => ({
    profile_id: row['profile_id'] ?? null,
    platform: row['platform'] === 'twitter' ? 'x' : (row['platform'] ?? null),
    handle: orNull(row['handle']),
    display_name: orNull(row['display_name']),
    bio: orNull(row['bio']),
    location: orNull(row['location']),
    urls: [row['url'], ...(row['bio_urls'] ?? '').split('|')].filter(
      (url): url is string => url !== undefined && url !== '',
    ),
  }));

export const readTruth = (set: string) =>
  readCsv(`${set}/truth.csv`).map((row) => ({
    customerId: row['customer_id'] ?? '',
    profileId: row['profile_id'] ?? '',
  }));
