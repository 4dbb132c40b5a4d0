import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DirectedGraph } from 'graphology';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NightlyOutcome } from '../../src/app/index.ts';
import {
  createNightWorld,
  type Ended,
  type NightWorld,
  nightDate,
  type Place,
  query,
} from '../faults/night-world.ts';

/** One night of the town of 300, then everything its three users do with it. */
let world: NightWorld;
let place: Place;
let night: Ended;
let outcome: NightlyOutcome;

beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
  place = await world.place('whole');
  night = await place.start(['nightly', '--date', nightDate, '--json']).ended;
  outcome = JSON.parse(night.stdout) as NightlyOutcome;
}, 120_000);
afterAll(() => world.close());

const kith = (...args: string[]): Promise<Ended> => place.start(args).ended;
const sql = <Row extends object>(text: string) =>
  query<Row & Record<string, unknown>>(place.databaseUrl, text);

describe('the scheduler', () => {
  it('gets exit code 0, an outcome on stdout, and JSON lines that end with how the night went', () => {
    expect(night).toMatchObject({ code: 0 });
    expect(outcome.jobs.map((job) => job.state)).toEqual(new Array(9).fill('done'));
    const lines = night.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; state?: string });
    expect(lines.at(-1)).toMatchObject({ event: 'night_published', state: 'published' });
  });

  it('finds nothing to do the second time, and the run in the ledger', async () => {
    const again = await kith('nightly', '--date', nightDate, '--json');
    const { jobs, editionId } = JSON.parse(again.stdout) as NightlyOutcome;
    expect(jobs.map((job) => job.state)).toEqual(new Array(9).fill('unchanged'));
    expect(editionId).toBe(outcome.editionId);
    const runs = await sql<{ state: string }>('SELECT state FROM reporting.run');
    expect(runs.map((run) => run.state)).toEqual(['succeeded', 'succeeded']);
  });

  it.each([
    ['2020-01-01', 'older than the published one'],
    ['2999-01-01', 'a day to come'],
  ])('is refused a night of %s, and the lists stand', async (date, reason) => {
    expect(await kith('nightly', '--date', date)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(reason),
    });
    const editions = await sql<{ date: string }>(
      'SELECT date::text AS date FROM reporting.edition',
    );
    expect(editions.map((edition) => edition.date)).toEqual([nightDate]);
  });

  it('logs no name, address or phone of anybody', async () => {
    const people = await sql<{
      email: string | null;
      phone: string | null;
      full_name: string | null;
    }>('SELECT email, phone, full_name FROM published.customer');
    for (const { email, phone, full_name } of people) {
      for (const private_ of [email, phone, full_name]) {
        if (private_ !== null && private_.length > 6) expect(night.stderr).not.toContain(private_);
      }
    }
  });
});

describe('people come first', () => {
  it('publishes nothing about anybody who is suppressed', async () => {
    const suppressed = await sql<{ subject_kind: string; subject: string }>(
      'SELECT subject_kind, subject FROM ops.suppression',
    );
    expect(suppressed.length).toBeGreaterThan(3);
    const rows = Object.values(await place.published()).join('\n');
    for (const { subject } of suppressed) expect(rows).not.toContain(`"${subject}"`);
  });

  it('links nobody without a basis for the platform', async () => {
    const unlawful = await sql(
      `SELECT l.customer_id FROM published.link AS l
       JOIN published.profile AS p ON p.profile_id = l.profile_id AND p.edition_id = l.edition_id
       WHERE l.basis <> 'declared' AND NOT EXISTS (
         SELECT 1 FROM ops.basis AS b
         WHERE b.customer_id = l.customer_id AND b.platform IN ('*', p.platform))`,
    );
    expect(unlawful).toEqual([]);
  });

  it('takes somebody who objects after the night out of the next export and the next edition', async () => {
    const before = (await kith('export', 'launch-seed')).stdout.split('\r\n');
    const customer = before[1]?.split(',')[1] ?? '';
    expect(customer).toMatch(/^c-/);
    await sql(
      `INSERT INTO ops.suppression (subject_kind, subject, since, source)
       VALUES ('customer', '${customer}', now(), 'person')`,
    );
    const exported = await kith('export', 'launch-seed');
    expect(exported.stdout).not.toContain(customer);
    expect(exported.stderr).toContain('1 suppressed since the edition');
    const next = await kith('nightly', '--date', nightDate, '--json');
    expect(next).toMatchObject({ code: 0 });
    expect(Object.values(await place.published()).join('\n')).not.toContain(`"${customer}"`);
  }, 90_000);
});

describe('the marketer', () => {
  it('reads commented views with one row an entity and no JSON', async () => {
    const columns = await sql<{
      view: string;
      column: string;
      type: string;
      comment: string | null;
    }>(
      `SELECT c.relname AS view, a.attname AS column, format_type(a.atttypid, NULL) AS type,
              col_description(c.oid, a.attnum) AS comment
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE n.nspname = 'reporting'`,
    );
    expect(columns.length).toBeGreaterThan(30);
    expect(
      columns.filter(({ comment, type }) => comment === null || type.startsWith('json')),
    ).toEqual([]);
    const [standing] = await sql<{ n: string; d: string }>(
      'SELECT count(*) AS n, count(DISTINCT customer_id) AS d FROM reporting.customer_standing',
    );
    expect(standing?.n).toBe(standing?.d);
    expect(Number(standing?.n)).toBeGreaterThan(200);
  });

  it('sees the lists and why somebody stands on one, each with figures', async () => {
    const lists = await kith('list');
    for (const name of ['influencers', 'advocates', 'win-back', 'launch-seed']) {
      expect(lists.stdout).toContain(name);
    }
    const entries = JSON.parse((await kith('list', 'launch-seed', '--json')).stdout) as {
      entries: { customerId: string; reason: string }[];
    };
    expect(entries.entries[0]?.reason).toMatch(/reach \d/);
    const why = await kith('why', entries.entries[0]?.customerId ?? '');
    for (const part of [
      'Standing',
      'Segment',
      'Stage',
      'at the start',
      'together',
      'launch-seed',
    ]) {
      expect(why.stdout).toContain(part);
    }
  });

  it('is told what exists when asking for what does not', async () => {
    expect(await kith('list', 'heroes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('influencers'),
    });
    expect(await kith('why', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nobody'),
    });
  });
});

describe('the community manager', () => {
  it('exports a list that a spreadsheet opens without running anything', async () => {
    const file = join(world.folder, 'out.csv');
    const exported = await kith('export', 'win-back', '--out', file, '--json');
    expect(exported).toMatchObject({ code: 0 });
    const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(header).toMatch(/^position,customer_id,full_name/);
    expect(lines.length).toBe((JSON.parse(exported.stdout) as { written: number }).written);
    for (const cell of lines.join(',').split(',')) {
      expect(cell).not.toMatch(/^[=@]|^\+\d|^-[^0-9]/);
    }
  });
});

describe('a list as a network', () => {
  it('opens in Gephi: its people, those around them and their ties, without who is suppressed', async () => {
    const file = join(world.folder, 'launch.gexf');
    const exported = await kith('export', 'launch-seed', '--for', 'gexf', '--out', file, '--json');
    expect(exported).toMatchObject({ code: 0 });
    const told = JSON.parse(exported.stdout) as { profiles: number; ties: number; people: number };
    const graph = parseGexf(readFileSync(file, 'utf8'));
    expect([graph.order, graph.size]).toEqual([told.profiles, told.ties]);
    expect(graph.size).toBeGreaterThan(10);
    // Everybody on the list who has a profile in the network stands there with their place.
    const listed = await sql<{ profile_id: string; position: number }>(
      `SELECT p.profile_id, min(e.position) AS position
       FROM published.list_entry AS e JOIN published.edition AS d USING (edition_id)
       JOIN published.profile AS p USING (edition_id, customer_id)
       WHERE d.current AND e.list = 'launch-seed' AND p.reach IS NOT NULL
       GROUP BY p.profile_id`,
    );
    expect(listed.length).toBeGreaterThan(5);
    for (const { profile_id, position } of listed) {
      expect(graph.getNodeAttribute(profile_id, 'position')).toBe(Number(position));
    }
    const around = graph.filterNodes((_, { position }) => position === 0);
    for (const id of around) {
      expect(
        graph.neighbors(id).some((other) => graph.getNodeAttribute(other, 'position') > 0),
      ).toBe(true);
    }
    const hidden = around[0] ?? '';
    await sql(
      `INSERT INTO ops.suppression (subject_kind, subject, since, source)
       VALUES ('profile', '${hidden}', now(), 'person')`,
    );
    const graphml = join(world.folder, 'launch.graphml');
    await kith('export', 'launch-seed', '--for', 'graphml', '--out', graphml);
    const text = readFileSync(graphml, 'utf8');
    expect(text.includes(`>${hidden}<`)).toBe(false);
    expect(text.includes(`>${listed[0]?.profile_id}<`)).toBe(true);
    await sql(
      `DELETE FROM ops.suppression WHERE subject_kind = 'profile' AND subject = '${hidden}'`,
    );
  });

  it('needs a file of its kind and no channel', async () => {
    for (const wrong of [['--out', 'x.csv'], [], ['--out', 'x.gexf', '--channel', 'email']]) {
      expect(await kith('export', 'launch-seed', '--for', 'gexf', ...wrong)).toMatchObject({
        code: 2,
      });
    }
    const away = join(world.folder, 'no', 'where.gexf');
    expect(await kith('export', 'launch-seed', '--for', 'gexf', '--out', away)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be written') as string,
    });
  });
});

/** Nodes with their figures and edges with their probability, under the labels they have. */
function parseGexf(text: string): DirectedGraph {
  const graph = new DirectedGraph();
  const [nodeHeader = ''] = /<attributes class="node">.*/.exec(text) ?? [];
  const names = new Map(
    [...nodeHeader.matchAll(/<attribute id="(\d+)" title="([a-z_]+)" type="double"\/>/g)].map(
      (found) => [found[1], found[2] ?? ''],
    ),
  );
  const labels = new Map<string, string>();
  for (const [, id = '', label = '', body = ''] of text.matchAll(
    /<node id="(\d+)" label="([^"]*)">(.*?)<\/node>/gs,
  )) {
    labels.set(id, label);
    const values = [...body.matchAll(/<attvalue for="(\d+)" value="([^"]+)"\/>/g)];
    graph.addNode(
      label,
      Object.fromEntries(values.map(([, at, value]) => [names.get(at), Number(value)])),
    );
  }
  for (const [, from = '', to = ''] of text.matchAll(
    /<edge id="\d+" source="(\d+)" target="(\d+)"/g,
  )) {
    graph.addEdge(labels.get(from), labels.get(to));
  }
  return graph;
}

describe('an evaluation night', () => {
  it('is marked, and every export of it is refused', async () => {
    const evaluation = await world.place('evaluation', 'evaluation: true');
    const ran = await evaluation.start(['nightly', '--date', nightDate, '--json']).ended;
    expect(JSON.parse(ran.stdout)).toMatchObject({ evaluation: true });
    expect(await evaluation.start(['export', 'influencers']).ended).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('usage.export_refused'),
    });
  }, 90_000);
});

describe('a night without a basis', () => {
  it('stops before matching and says how to state one', async () => {
    const lawless = await world.place('lawless');
    const yaml = readFileSync(lawless.config, 'utf8').replace(
      /^ {2}(basis|suppressions): .*$/gm,
      '',
    );
    const customers = join(world.folder, 'customers.csv');
    writeFileSync(customers, 'customer_id,first_name,last_name\n1,Ada,Byron\n2,Karl,May\n');
    writeFileSync(
      lawless.config,
      yaml
        .replace(/customers: .*/, `customers: ${customers}`)
        .replace(/^ {2}(orders|careCases|touches|referrals): .*$/gm, ''),
    );
    const ran = await lawless.start(['nightly', '--date', nightDate]).ended;
    expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining('input.no_basis') });
    expect(ran.stderr).toContain('privacy.fileBasis');
    expect(await lawless.start(['list']).ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('usage.nothing_published'),
    });
  }, 60_000);
});
