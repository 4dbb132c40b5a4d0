/**
 * A job's fingerprint: everything its outputs depend on, as one digest.
 *
 * Code version, the settings it reads, date and seed, the content of its inputs
 * and of last night's tables, and what its ports hold. Equal fingerprints mean
 * equal outputs, so the job need not run.
 */
import { createHash } from 'node:crypto';
import type { TableVersion } from '../lake/index.ts';
import type { AnyJob } from './plan.ts';

export interface FingerprintParts {
  readonly codeVersion: string;
  readonly date: string;
  readonly seed: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, TableVersion | undefined>>;
  readonly previous: Readonly<Record<string, TableVersion | undefined>>;
  readonly ports: Readonly<Record<string, string>>;
}

export function fingerprintOf(job: AnyJob, parts: FingerprintParts): string {
  const contentOf = (versions: Readonly<Record<string, TableVersion | undefined>>) =>
    Object.fromEntries(
      Object.entries(versions).map(([table, version]) => [table, version?.content ?? null]),
    );
  const facts = {
    job: job.name,
    code: parts.codeVersion,
    seed: parts.seed,
    date: job.dated ? parts.date : null,
    settings: parts.settings,
    inputs: contentOf(parts.inputs),
    previous: contentOf(parts.previous),
    ports: parts.ports,
  };
  return createHash('sha256').update(canonical(facts)).digest('hex');
}

/** JSON with sorted keys, so that the order in which settings were written does not matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
