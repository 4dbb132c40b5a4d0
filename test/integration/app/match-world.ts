/** Files in a folder of their own, and `kith match` on them through the door of the app. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type MatchFilesOptions,
  type MatchFilesOutcome,
  runMatchFiles,
} from '../../../src/app/index.ts';
import { loadConfig } from '../../../src/config/index.ts';

export type Cells = Readonly<Record<string, string | number | null>>;

export interface LinkRow {
  readonly customer_id: string;
  readonly profile_id: string;
  readonly match_weight: number;
  readonly match_probability: number;
  readonly decision: 'accept' | 'review';
}

type Asked = Partial<Omit<MatchFilesOptions, 'out'>> & { readonly out?: string };

export interface MatchWorld {
  readonly folder: string;
  /** Writes a CSV; gives its path. */
  csv(name: string, rows: readonly Cells[], header?: readonly string[]): string;
  text(name: string, text: string): string;
  run(asked: Asked): Promise<MatchFilesOutcome>;
  /** Runs with an NDJSON file and reads it. */
  links(asked: Asked): Promise<readonly LinkRow[]>;
  names(): readonly string[];
  close(): void;
}

export function createMatchWorld(): MatchWorld {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-match-'));
  const text = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const run = (asked: Asked): Promise<MatchFilesOutcome> =>
    runMatchFiles({
      loaded: loadConfig({
        env: {},
        workingFolder: folder,
        // A thread takes longer to start than a handful of rows to judge.
        flags: { engine: { workerThreads: 1 } },
      }),
      configNamed: false,
      customers: [],
      profiles: [],
      suppressions: [],
      out: undefined,
      truth: [],
      equivalents: [],
      analyse: false,
      seed: undefined,
      emit: () => {},
      ...asked,
    });
  return {
    folder,
    text,
    run,
    csv(name, rows, header = Object.keys(rows[0] ?? {})) {
      const lines = [header, ...rows.map((row) => header.map((column) => row[column] ?? null))];
      return text(name, `${lines.map((cells) => cells.map(cellText).join(',')).join('\n')}\n`);
    },
    async links(asked) {
      const out = join(folder, 'links.ndjson');
      await run({ ...asked, out });
      return readFileSync(out, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as LinkRow);
    },
    names: () => readdirSync(folder).sort(),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const cellText = (cell: string | number | null): string =>
  cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`;

const givens = ['Amara', 'Jonas', 'Priya', 'Tomasz', 'Leila', 'Ngozi', 'Haruka', 'Mateo'];
const cities = ['Leeds', 'York', 'Hull', 'Derby', 'Truro'];
const starts = [
  'Okaf',
  'Lindq',
  'Venkat',
  'Wojcie',
  'Hadd',
  'Quez',
  'Bram',
  'Tolv',
  'Rusk',
  'Ostr',
];
const ends = ['anberg', 'osted', 'iholm', 'uwick', 'elund', 'orand'];

/** A small invented cast, each of a rare name; every second one has a profile under it. */
export function cast(size: number): { customers: Cells[]; profiles: Cells[]; truth: Cells[] } {
  const customers: Cells[] = [];
  const profiles: Cells[] = [];
  const truth: Cells[] = [];
  for (let at = 0; at < size; at += 1) {
    const first = givens[at % givens.length] ?? '';
    const last = `${starts[at % starts.length]}${ends[Math.floor(at / starts.length) % ends.length]}`;
    const city = cities[at % cities.length] ?? '';
    const number = String(at).padStart(4, '0');
    customers.push({
      ...{ customer_id: `c${number}`, first_name: first, last_name: last, city, country: 'GB' },
    });
    if (at % 2 === 1) continue;
    profiles.push({
      ...{ profile_id: `p${number}`, platform: 'bluesky', location: `${city}, UK` },
      ...{ handle: `${first}.${last}`.toLowerCase(), display_name: `${first} ${last}` },
    });
    truth.push({ customer_id: `c${number}`, profile_id: `p${number}` });
  }
  return { customers, profiles, truth };
}
