/** Where a company's own files are, and how their columns are named. */
import type { z as zod } from 'zod';
import { z } from '../zod.ts';

const source = z.union([
  z
    .string()
    .min(1)
    .transform((path) => ({ path })),
  z.strictObject({
    path: z
      .string()
      .min(1)
      .describe(
        'Path of a CSV, NDJSON or Parquet file, `.gz` allowed; relative to the configuration file.',
      ),
    mapping: z
      .record(z.string().min(1), z.string().min(1))
      .optional()
      .describe('Our column: the file’s column.'),
    delimiter: z.string().length(1).optional().describe('CSV delimiter; found out when not given.'),
    dateOrder: z
      .enum(['ymd', 'dmy', 'mdy'])
      .optional()
      .describe(
        'How dates such as 03/04/2025 are meant; without it they are quarantined as ambiguous.',
      ),
    decimalMark: z
      .enum(['.', ','])
      .optional()
      .describe('Decimal mark of numbers; found out per value when not given.'),
    defaultCountry: z
      .string()
      .regex(/^[A-Z]{2}$/, 'a country as two capital letters, such as DE')
      .optional()
      .describe('Country that phone numbers without a prefix are read in, ISO 3166-1 alpha-2.'),
  }),
]);

/** One file, or several of the same kind. */
const files = z
  .union([source.transform((one) => [one]), z.array(source).min(1).max(10_000)])
  .optional();

export const sourceKinds = [
  'customers',
  'profiles',
  'posts',
  'interactions',
  'givenEdges',
  'orders',
  'careCases',
  'touches',
  'referrals',
  'basis',
  'suppressions',
] as const;

export type SourceKind = (typeof sourceKinds)[number];
export type SourceSettings = zod.output<typeof source>;

const shape = Object.fromEntries(sourceKinds.map((kind) => [kind, files])) as Record<
  SourceKind,
  typeof files
>;

export const sourcesSettings = z.strictObject({
  ...shape,
  truthLinks: z
    .string()
    .min(1)
    .optional()
    .describe(
      'CSV of known customer_id, profile_id pairs: the night reports precision and recall against it.',
    ),
});
