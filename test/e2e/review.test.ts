/** A person's word from the question to the next night's link, and back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  createNightWorld,
  type Ended,
  type NightWorld,
  nightDate,
  type Place,
  query,
} from '../faults/night-world.ts';

interface Asked {
  readonly customerId: string;
  readonly profileId: string;
  readonly probability: number;
}

let world: NightWorld;
let place: Place;
let asked: readonly Asked[];
const kith = (...args: string[]): Promise<Ended> => place.start(args).ended;
const night = (date: string) => kith('nightly', '--date', date, '--json');

beforeAll(async () => {
  world = await createNightWorld(inject('storeWorkspace'));
  place = await world.place('review');
  await night(nightDate);
  asked = (
    JSON.parse((await kith('review', '--json')).stdout) as { readonly questions: readonly Asked[] }
  ).questions;
}, 120_000);
afterAll(() => world.close());

const linkOf = async ({ customerId, profileId }: Asked) => {
  const [link] = await query<{ decision: string; decided_by: string; probability: number }>(
    place.databaseUrl,
    `SELECT decision, decided_by, match_probability AS probability FROM reporting.link
     WHERE customer_id = '${customerId}' AND profile_id = '${profileId}'`,
  );
  return link;
};
const causeOf = async ({ customerId, profileId }: Asked, day: string) => {
  const [change] = await query<{ cause: string }>(
    place.databaseUrl,
    `SELECT cause FROM reporting.link_change
     WHERE customer_id = '${customerId}' AND profile_id = '${profileId}' AND day = '${day}'`,
  );
  return change?.cause;
};
const question = (at: number): Asked => {
  const one = asked[at];
  if (one === undefined) throw new Error(`the town asks fewer than ${at + 1} questions`);
  return one;
};

describe('the reviewer', () => {
  it('is asked side by side with the evidence, answers by lines, and is told what is left', async () => {
    const { stdout, code } = await place.start(['review', '--who', 'ida'], {}, 'y\nn\ns\nn\nu\n')
      .ended;
    expect(code).toBe(0);
    expect(stdout).toContain(`Customer ${question(0).customerId}`);
    // A long id is folded.
    expect(stdout.replaceAll(/\s/g, '')).toContain(`Profile${question(0).profileId}`);
    expect(stdout).toContain('at the start: any customer beside any profile');
    expect(stdout).toContain(`Taken back: ${question(3).customerId}`);
    expect(stdout).toContain(`1 yes, 1 no, 1 skipped; ${asked.length - 2} open`);
  });

  it('stops a script whose answer is none, with what was answered kept', async () => {
    const { code, stderr } = await place.start(['review', '--limit', '2'], {}, 'perhaps\n').ended;
    expect(code).toBe(2);
    expect(stderr).toContain('y, n, s, u or q');
  });

  it('exchanges questions and answers as files, the same file twice as once', async () => {
    const file = join(world.folder, 'questions.csv');
    expect(await kith('review', 'export', '--out', file)).toMatchObject({ code: 0 });
    const lines = readFileSync(file, 'utf8').split('\r\n');
    const { customerId, profileId } = question(2);
    const answered = lines.map((line) =>
      line.includes(`,${customerId},${profileId},,`)
        ? line.replace(`,${profileId},,`, `,${profileId},yes,`)
        : line,
    );
    writeFileSync(file, answered.join('\r\n'));
    const imported = async () =>
      JSON.parse((await kith('review', 'import', file, '--who', 'bo', '--json')).stdout) as unknown;
    const read = lines.length - 2;
    expect(await imported()).toMatchObject({ read, added: 1, unchanged: 0, unanswered: read - 1 });
    expect(await imported()).toMatchObject({ read, added: 0, unchanged: 1, quarantined: [] });
  });
});

describe('the reviewer of duplicates', () => {
  it('is asked record beside record, and a script is given the same questions', async () => {
    const { stdout: json } = await kith('review', '--duplicates', '--json');
    const { open, questions } = JSON.parse(json) as { open: number; questions: unknown[] };
    expect(open).toBeGreaterThan(0);
    expect(questions).toHaveLength(open);
    const { code, stdout } = await kith('review', '--duplicates');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Are these one person\?/);
    expect(stdout).toContain(`0 yes, 0 no, 0 skipped; ${open} open.`);
  });
});

describe('the nights after', () => {
  it('link by the person’s word, teach by it, and say so', async () => {
    expect(await night('2026-03-02')).toMatchObject({ code: 0 });
    expect(await linkOf(question(0))).toMatchObject({ decision: 'accept', decided_by: 'person' });
    expect(await linkOf(question(1))).toMatchObject({ decision: 'reject', decided_by: 'person' });
    expect(await linkOf(question(2))).toMatchObject({ decision: 'accept', decided_by: 'person' });
    expect(await causeOf(question(0), '2026-03-02')).toBe('review');
    const why = await kith('why', question(0).customerId);
    expect(why.stdout).toContain('somebody looked and said yes');
    expect(why.stdout).toMatch(/review → accept +A person’s/);
    const left = JSON.parse((await kith('review', '--json')).stdout) as { questions: Asked[] };
    const pairs = left.questions.map(({ customerId, profileId }) => `${customerId} ${profileId}`);
    expect(pairs).not.toContain(`${question(0).customerId} ${question(0).profileId}`);
  }, 60_000);

  it('are as before once the words are taken back', async () => {
    const { customerId, profileId } = question(2);
    expect(await kith('review', 'undo', customerId, profileId)).toMatchObject({ code: 0 });
    expect(
      (await kith('review', 'undo', '2', '--who', 'ida')).stdout.match(/Taken back/g),
    ).toHaveLength(2);
    expect(await night('2026-03-03')).toMatchObject({ code: 0 });
    for (const at of [0, 1, 2]) {
      expect(await linkOf(question(at))).toEqual({
        decision: 'review',
        decided_by: 'model',
        probability: question(at).probability,
      });
      expect(await causeOf(question(at), '2026-03-03')).toBe('review');
    }
    const log = await kith('review', 'list');
    expect(log.stdout.match(/taken back by/g)).toHaveLength(4);
  }, 60_000);
});
