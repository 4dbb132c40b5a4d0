/**
 * The one schema of everything an operator can set.
 *
 * Every key has a default or is optional, a description that becomes its line in
 * docs/reference/configuration.md, and a limit. Secrets are not here: they come
 * from the environment only (`environment.ts`).
 */
import type { z as zod } from 'zod';
import { grounds, platforms } from '../kernel/index.ts';
import { listSettings } from './sections/lists.ts';
import { section } from './sections/section.ts';
import { sourcesSettings } from './sections/sources.ts';
import {
  duplicateSettings,
  graphSettings,
  matchSettings,
  rankSettings,
  sentimentSettings,
} from './sections/stages.ts';
import { z } from './zod.ts';

const brand = z.strictObject({
  name: z.string().min(1).describe('Name of the brand, as the lists show it.'),
  terms: z
    .array(z.string().min(1))
    .max(200)
    .default([])
    .describe('Names, handles, hashtags and products that mean the brand; its name is always one.'),
});

export const configSchema = z.strictObject({
  workspace: z
    .string()
    .min(1)
    .default('.kith')
    .describe('Folder of the lake, the embedded database and scratch files.'),
  evaluation: z
    .boolean()
    .default(false)
    .describe(
      'Measuring on public data: lifts the basis rule, marks the edition, refuses every export of it.',
    ),
  brand: brand.prefault({ name: 'our brand' }).describe('The brand sentiment is scored toward.'),
  competitors: z.array(brand).max(20).default([]).describe('Competitors, scored the same way.'),
  sources: sourcesSettings.prefault({}),
  privacy: section({
    fileBasis: z
      .strictObject({
        ground: z.enum(grounds).describe('The lawful ground of every customer of the file.'),
        platforms: z.array(z.enum(platforms)).min(1).describe('Platforms it covers.'),
      })
      .optional()
      .describe('One basis stated for the whole customer file.'),
    legitimateInterest: z
      .array(z.enum(platforms).exclude(['x']))
      .default([])
      .describe('Platforms on which `legitimate_interest` is switched on; X never is.'),
    contact: section({
      perChannel: z
        .strictObject({ touches: z.int().min(0).max(1000), days: z.int().min(1).max(3650) })
        .prefault({ touches: 2, days: 30 })
        .describe('At most this many touches of one channel in this many days.'),
      total: z
        .strictObject({ touches: z.int().min(0).max(1000), days: z.int().min(1).max(3650) })
        .prefault({ touches: 4, days: 30 })
        .describe('At most this many touches in all channels together.'),
      quietDaysAfterObjection: z
        .int()
        .min(0)
        .max(36500)
        .default(365)
        .describe('Days of silence after somebody objected.'),
    }).describe('Contact policy.'),
  }),
  night: section({
    seed: z
      .int()
      .min(0)
      .max(4294967295)
      .default(1)
      .describe('Seed of every random draw of a night.'),
    quarantineShareMax: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .describe('Above this share of bad rows in one source the night stops.'),
    batchRows: z
      .int()
      .min(1000)
      .max(1_000_000)
      .default(50_000)
      .describe('Rows worked on at once where TypeScript judges rows.'),
    nightsKept: z
      .int()
      .min(1)
      .max(1000)
      .default(3)
      .describe('Published nights whose lake tables are kept.'),
  }),
  engine: section({
    memoryMb: z
      .int()
      .min(256)
      .max(1_048_576)
      .default(512)
      .describe('Memory DuckDB may use before it spills to disk, MB.'),
    threads: z.int().min(1).max(256).default(2).describe('Threads DuckDB may use.'),
    workerThreads: z
      .int()
      .min(0)
      .max(256)
      .default(0)
      .describe(
        'Threads on which TypeScript judges rows; 0 takes as many as there are cores, 1 none beside the main one. The result is the same for any number; each takes some hundred megabytes.',
      ),
    debug: z
      .boolean()
      .default(false)
      .describe('Runs the named steps of long statements one by one and keeps each as Parquet.'),
  }),
  store: section({
    embeddedPort: z
      .int()
      .min(0)
      .max(65535)
      .default(0)
      .describe(
        'Loopback port of the embedded PostgreSQL; 0 chooses a free one once and keeps it.',
      ),
    editionsKept: z.int().min(1).max(1000).default(14).describe('Editions kept in PostgreSQL.'),
    readerRole: z
      .string()
      .regex(
        /^[a-z_][a-z0-9_]{0,62}$/,
        'lower-case letters, digits and _, at most 63, no digit first',
      )
      .default('kith_reader')
      .describe('Read-only role granted the schemas `published` and `reporting`.'),
  }),
  sample: section({
    customers: z
      .int()
      .min(1)
      .max(20_000_000)
      .default(5000)
      .describe('Customers of the invented town of `nightly --sample`.'),
    seed: z.int().min(0).max(4294967295).default(1).describe('Seed of the invented town.'),
  }),
  duplicates: duplicateSettings.prefault({}),
  match: matchSettings.prefault({}),
  graph: graphSettings.prefault({}),
  sentiment: sentimentSettings.prefault({}),
  rank: rankSettings.prefault({}),
  lists: listSettings,
});

export type Config = zod.infer<typeof configSchema>;

/** A node of the JSON Schema of the configuration, as far as anybody reads it. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** The schema as JSON Schema, for the generated reference page. */
export const configJsonSchema = (): SchemaNode =>
  z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
