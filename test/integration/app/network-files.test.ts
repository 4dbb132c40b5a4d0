/** `kith influence` and `kith measure` on edge lists of every form. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../../src/engine/index.ts';
import type { AppError } from '../../../src/kernel/index.ts';
import type { NightEvent } from '../../../src/pipeline/index.ts';
import { createNetworkWorld, limitedTo, type NetworkWorld } from './network-world.ts';

let world: NetworkWorld;
beforeAll(() => {
  world = createNetworkWorld();
});
afterAll(() => world.close());

/** A star around b, and c beyond it. */
const edges = [
  ['b', 'a', 0.9],
  ['b', 'c', 0.25],
  ['c', 'd', 0.8],
] as const;
const lines = (separator: string) => edges.map((edge) => edge.join(separator)).join('\n');

describe('an edge list', () => {
  const forms: readonly (readonly [string, string | Uint8Array])[] = [
    ['with our header', `influencer,influenced,probability\n${lines(',')}\n`],
    ['with from and to', `from;to;p\n${lines(';')}`],
    [
      'whose columns stand otherwise',
      `p,to,from\n${edges.map(([u, v, p]) => `${p},${v},${u}`).join('\n')}`,
    ],
    [
      'with who follows whom',
      `follower,followee,p\n${edges.map(([u, v, p]) => `${v},${u},${p}`).join('\n')}`,
    ],
    ['without a header', lines(',')],
    ['of semicolons with commas in numbers', lines(';').replaceAll('.', ',')],
    ['of tabs', lines('\t')],
    ['of bars', lines('|')],
    ['of blanks, ragged', lines('   ').replaceAll('\n', ' \n  ')],
    ['with remarks', `# nodes 4\n% edges 3\n${lines(' ')}`],
    ['with counts in the first line', `4 3\n${lines(' ')}`],
    ['whose lines end in two returns', lines('\t').replaceAll('\n', '\r\r\n')],
    ['with a byte order mark', `\u{feff}${lines(',')}`],
    ['packed', gzipSync(lines('\t'))],
  ];

  it.each(forms)('%s is the same network', async (name, content) => {
    const outcome = await world.influence([world.file(`${name}.txt`, content)], { k: 4 });
    expect(outcome).toMatchObject({ nodes: 4, edges: 3, probability: 'given', setAside: [] });
    const chosen = world.rows('chosen.ndjson');
    expect(chosen.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(chosen.map(({ profile_id }) => profile_id).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    // By hand: b moves itself, a at 0.9, c at 0.25 and with it d at 0.2; the best single choice.
    expect(chosen[0]).toMatchObject({ profile_id: 'b' });
    expect(chosen[0]?.['joint_reach']).toBeCloseTo(2.35, 1);
    expect(chosen[3]?.['joint_reach']).toBeCloseTo(4, 6);
  });

  it('may be Parquet', async () => {
    const engine = createDuckDbEngine({
      ...{ memoryMb: 128, threads: 1 },
      spillFolder: world.out('spill'),
    });
    const session = await engine.open();
    const file = world.out('edges.parquet');
    await session.writeParquet(
      file,
      `SELECT * FROM (VALUES (1, 2, 0.9), (1, 3, 0.25), (3, 4, 0.8)) AS e (source, target, probability)`,
    );
    await session.close();
    await engine.close();
    const outcome = await world.influence([file]);
    expect(outcome).toMatchObject({ nodes: 4, edges: 3, probability: 'given' });
    expect(world.rows('chosen.ndjson')[0]).toMatchObject({ profile_id: '1' });
  });

  it('has ids of any text, quotes, newlines and delimiters included, and gives them back', async () => {
    const ids = ['he said "hi"\nbye', 'a,b', "it's", '  blank ', '日本', '=1+1', '\\N', 'NULL'];
    const quoted = (id: string) => `"${id.replaceAll('"', '""')}"`;
    const rows = ids.slice(1).map((id) => `${quoted(ids[0] as string)},${quoted(id)},1`);
    const outcome = await world.influence([world.file('odd.csv', rows.join('\n'))], { k: 99 });
    expect(world.rows('chosen.ndjson').map(({ profile_id }) => profile_id)[0]).toBe(ids[0]);
    expect(
      world
        .rows('chosen.ndjson')
        .map(({ profile_id }) => profile_id)
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect(outcome.notes.join()).toMatch(/begins or ends with a blank/);
  });
});

describe('kith influence', () => {
  it('takes weighted cascade where no probability is given, and says so', async () => {
    const file = world.file('plain.csv', 'from,to\na,b\nc,b\na,d\n');
    const outcome = await world.influence([file], { k: 2 });
    expect(outcome).toMatchObject({ probability: 'weighted-cascade', nodes: 4, edges: 3 });
    // a moves d for certain and b at one half.
    expect(world.rows('chosen.ndjson')[0]).toMatchObject({ profile_id: 'a' });
  });

  it('chooses among candidates only and counts those it does not know', async () => {
    const file = world.file('c.csv', lines(','));
    const candidates = world.file('who.csv', 'name,profile_id\nAnn,c\nBob,stranger\n');
    const outcome = await world.influence([file], { k: 3, candidates: [candidates] });
    expect(outcome).toMatchObject({ candidates: 1, candidatesUnknown: 1, asked: 3, chosen: 1 });
    expect(world.rows('chosen.ndjson')).toMatchObject([{ position: 1, profile_id: 'c' }]);
    expect(world.rows('chosen.ndjson')[0]?.['joint_reach']).toBeCloseTo(1.8, 1);
    expect(outcome.notes.join('\n')).toMatch(/only 1 candidates in the network/);
    const bare = world.file('who.txt', 'c\n\nd\n');
    expect(await world.influence([file], { candidates: [bare] })).toMatchObject({ candidates: 2 });
  });

  it('leaves out whom those kept reach already, and stays within a budget', async () => {
    const file = world.file('k.csv', 'a,b,1\na,c,1\nd,b,1\nd,c,1\ne,f,1\n');
    const kept = world.file('kept.txt', 'a\n');
    await world.influence([file], { kept: [kept] });
    // d reaches b and c, as a does; e reaches itself and f, whom nobody reaches yet.
    expect(world.rows('chosen.ndjson')[0]).toMatchObject({ profile_id: 'e' });
    const priced = world.file('priced.csv', 'profile_id,cost\na,9\ne,2\nf,1\n');
    const bought = await world.influence([file], { k: 3, candidates: [priced], budget: 2.5 });
    expect(bought).toMatchObject({ spent: expect.closeTo(2, 6) as number, chosen: 1 });
    expect(bought.notes.join()).toMatch(/budget is spent/);
    await expect(world.influence([file], { budget: 3 })).rejects.toMatchObject({
      code: 'usage.bad_option',
    });
    const free = world.file('free.csv', 'profile_id,cost\na,0\n');
    await expect(world.influence([file], { candidates: [free], budget: 3 })).rejects.toMatchObject({
      code: 'input.file_unusable',
    });
  });

  it('gives bounds around its estimate, and the same rows for rows in another order', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `n${(i * 7) % 60},n${(i * 13 + 5) % 60},0.1`,
    );
    const one = await world.influence([world.file('one.csv', rows.join('\n'))], { k: 5 });
    const chosen = world.rows('chosen.ndjson');
    expect(one.lowerBound).toBeLessThanOrEqual(one.jointReach);
    expect(one.upperBound ?? 0).toBeGreaterThanOrEqual(one.jointReach * 0.95);
    expect(one.guarantee).toBeCloseTo(one.lowerBound / (one.upperBound ?? 0), 3);
    expect(one.seconds.all).toBeGreaterThan(0);
    await world.influence([world.file('other.csv', rows.toReversed().join('\n'))], { k: 5 });
    expect(world.rows('chosen.ndjson')).toEqual(chosen);
  });

  it('fills several lists with nobody on two and nobody reached counted twice', async () => {
    const file = world.file('l.csv', 'a,x,1\na,y,1\nb,x,1\nb,y,1\nb,z,1\nc,w,1\n');
    const north = world.file('north.txt', 'a\nb\n');
    const outcome = await world.influence([file], {
      lists: [
        { name: 'north', size: 2, file: north },
        { name: 'any, "odd"', size: 1, file: undefined },
        { name: 'late', size: 2, file: north },
      ],
    });
    const rows = world.rows('chosen.ndjson');
    const of = (list: string) => rows.filter((row) => row['list'] === list);
    // Places are given in turn: b reaches x, y and z; c itself and w; then a itself alone.
    const named = (list: string) => of(list).map((row) => [row['position'], row['profile_id']]);
    expect(named('north')).toEqual([[1, 'b']]);
    expect(named('any, "odd"')).toEqual([[1, 'c']]);
    expect(named('late')).toEqual([[1, 'a']]);
    expect(of('north')[0]?.['joint_reach']).toBeCloseTo(4, 1);
    expect(of('late')[0]?.['joint_reach']).toBeCloseTo(1, 1);
    expect(Object.keys(rows[0] ?? {})).toEqual(['list', 'position', 'profile_id', 'joint_reach']);
    expect(outcome).toMatchObject({ asked: 5, chosen: 3, guarantee: undefined });
    expect(outcome.lists?.map(({ list, chosen }) => [list, chosen])).toEqual([
      ['north', 1],
      ['any, "odd"', 1],
      ['late', 1],
    ]);
    expect(outcome.jointReach).toBeCloseTo(7, 1);
    expect(outcome.notes.join()).toMatch(/list late: 2 were asked for, but only 1/);
    const twice = { name: 'n', size: 1, file: north };
    await expect(world.influence([file], { lists: [twice, twice] })).rejects.toMatchObject({
      code: 'usage.bad_option',
    });
  });

  it('reaches those of a region or topic, and counts people by how real they are', async () => {
    // a moves four of the south, b two of the north, c three that are hardly real.
    const file = world.file(
      'r.csv',
      'a,s1,1\na,s2,1\na,s3,1\na,s4,1\nb,n1,1\nb,n2,1\nc,x1,1\nc,x2,1\nc,x3,1\n',
    );
    await world.influence([file]);
    expect(world.rows('chosen.ndjson')[0]).toMatchObject({ profile_id: 'a' });
    const north = world.file('north.csv', 'profile_id,weight\nn1,1\nn2,0.5\nstranger,1\n');
    const outcome = await world.influence([file], { audience: [north] });
    expect(world.rows('chosen.ndjson')[0]).toMatchObject({ profile_id: 'b' });
    expect(outcome.jointReach).toBeCloseTo(1.5, 1);
    expect(outcome.jointReachRaw).toBeCloseTo(3, 1);
    expect(world.rows('chosen.ndjson')[0]?.['joint_reach_raw']).toBeCloseTo(3, 1);
    expect(outcome.notes.join()).toMatch(/1 of the audience stand at no edge/);
    const real = world.file('real.csv', 'profile_id,authenticity\ns1,0\ns2,0\ns3,0.5\ns4,0\na,0\n');
    const real2 = await world.influence([file], { authenticity: [real], audience: [] });
    expect(world.rows('chosen.ndjson')[0]).toMatchObject({ profile_id: 'c' });
    expect(real2.jointReachRaw).toBeCloseTo(4, 1);
    expect(real2.jointReach).toBeLessThan(real2.jointReachRaw);
    const lists = [{ name: 'one', size: 1, file: undefined }];
    const both = await world.influence([file], { lists, audience: [north] });
    expect(both.lists).toMatchObject([{ list: 'one', chosen: 1 }]);
    expect(world.rows('chosen.ndjson')[0]?.['joint_reach_raw']).toBeCloseTo(3, 1);
  });

  it('refuses an audience that is not there and figures that cannot be', async () => {
    const file = world.file('f.csv', 'a,b,1\n');
    const refused = (more: object) =>
      expect(world.influence([file], more)).rejects.toMatchObject({ code: 'input.file_unusable' });
    await refused({ audience: [world.file('nobody.txt', 'z\n')] });
    await refused({ audience: [world.file('zero.csv', 'profile_id,weight\na,0\n')] });
    await refused({ audience: [world.file('minus.csv', 'profile_id,weight\na,-1\n')] });
    await refused({ authenticity: [world.file('high.csv', 'profile_id,authenticity\na,1.5\n')] });
    await refused({ authenticity: [world.file('nan.csv', 'profile_id,authenticity\na,x\n')] });
    await refused({ authenticity: [world.file('none.csv', 'profile_id\na\n')] });
  });

  it('answers a network that moves nobody', async () => {
    const file = world.file('none.csv', 'a,b,0\nb,c,0\n');
    const outcome = await world.influence([file], { k: 2 });
    expect(outcome.jointReach).toBeCloseTo(2, 1);
    expect(outcome).toMatchObject({ chosen: 2 });
  });

  it('tells its steps', async () => {
    const events: NightEvent[] = [];
    await world.influence([world.file('s.csv', lines(','))], {
      emit: (event) => events.push(event),
    });
    const done = events.flatMap((event) => (event.kind === 'job_done' ? [event.job] : []));
    expect(done).toEqual(['read', 'choose', 'write']);
  });
});

describe('kith measure', () => {
  it('measures everybody once, in the order of the ids', async () => {
    const outcome = await world.measure([world.file('m.csv', lines(','))]);
    expect(outcome).toMatchObject({ nodes: 4, edges: 3, coreMax: 1, setAside: [] });
    const rows = world.rows('measured.ndjson');
    expect(rows.map(({ profile_id }) => profile_id)).toEqual(['a', 'b', 'c', 'd']);
    const sum = rows.reduce((total, row) => total + (row['influence'] as number), 0);
    expect(sum).toBeCloseTo(1, 9);
    // One shortest path (b to d) of twelve ordered pairs leads through c; none through another.
    const through = rows.map(({ betweenness }) => betweenness as number);
    expect(through[2]).toBeCloseTo(1 / 6, 6);
    expect([through[0], through[1], through[3]]).toEqual([0, 0, 0]);
  });

  it('takes weights above one, and two networks without a path between them', async () => {
    const file = world.file('w.csv', 'from,to,weight\na,b,7\na,c,1\nx,y,2\n');
    await world.measure([file]);
    const of = new Map(world.rows('measured.ndjson').map((row) => [row['profile_id'], row]));
    expect(of.get('a')?.['community']).not.toBe(of.get('x')?.['community']);
    expect(of.get('a')?.['betweenness']).toBe(0);
  });
});

describe('a drawn network', () => {
  it('has everybody, or those around somebody', async () => {
    const file = world.file('drawn.csv', 'a,b\nb,c\nc,d\nd,e\n');
    const all = await world.measure([file], { network: world.out('all.gexf') });
    expect(all.drawn).toBe(5);
    expect(readFileSync(world.out('all.gexf'), 'utf8').match(/<node /g)).toHaveLength(5);
    const part = { network: world.out('part.graphml'), around: ['a'], steps: 2 };
    expect(await world.measure([file], part)).toMatchObject({ drawn: 3 });
    expect(readFileSync(world.out('part.graphml'), 'utf8').match(/<edge /g)).toHaveLength(2);
  });

  it('needs a name it can write and an id that is there', async () => {
    const file = world.file('drawn.csv', 'a,b\n');
    for (const wrong of [
      { network: world.out('x.png') },
      { network: world.out('x.gexf'), around: ['nobody'] },
      { network: world.out('no/where.gexf') },
    ]) {
      await expect(world.measure([file], wrong)).rejects.toMatchObject({
        code: 'usage.bad_option',
      });
    }
  });
});

describe('what is wrong with a list', () => {
  it('is told with line and reason, and the rest is used', async () => {
    const rows = [
      'a,b,0.5',
      'b,c,NaN',
      'c,d,1.5',
      'd,e,-0.1',
      'e,,0.5',
      'f,f,0.5',
      'a,b,0.7',
      'x,y,',
    ];
    const good = Array.from({ length: 40 }, (_, i) => `g${i},h,0.1`);
    const file = world.file('dirty.csv', [...rows, ...good].join('\n'));
    const outcome = await world.influence([file]);
    expect(outcome.setAside).toEqual([
      { file, reason: 'the probability is not a number from 0 to 1', rows: 4, firstLine: 2 },
      { file, reason: 'an end of the edge is missing', rows: 1, firstLine: 5 },
    ]);
    expect(outcome.edges).toBe(41);
    expect(outcome.notes.join('\n')).toMatch(/1 edge from somebody to themselves/);
    expect(outcome.notes.join('\n')).toMatch(/1 row repeats an edge/);
  });

  it('ends the command when it is too much of it', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `a${i},b,${i % 2 === 0 ? 'NaN' : '0.1'}`);
    const wrong = world.influence([world.file('bad.csv', rows.join('\n'))]);
    await expect(wrong).rejects.toMatchObject({ code: 'input.too_many_bad_rows' });
  });

  it('a header that names no ends is refused before numbers, not taken for an edge', async () => {
    const file = world.file('words.csv', 'fan,star\n1,2\n2,3\n');
    await expect(world.influence([file], { k: 1 })).rejects.toMatchObject({
      code: 'input.file_unusable',
      message: expect.stringContaining('its columns are fan, star'),
    });
  });

  it.each([
    ['empty', ''],
    ['one column', 'a\nb\n'],
    ['a header alone', 'influencer,influenced\n'],
    ['not a probability anywhere', 'a,b,x\nc,d,y\n'],
  ])('%s', async (name, content) => {
    const wrong = world.influence([world.file(`${name}.csv`, content)]);
    await expect(wrong).rejects.toMatchObject({ code: 'input.file_unusable' });
  });

  it('given probabilities are asked for and not there', async () => {
    const wrong = world.influence([world.file('p.csv', 'a,b\n')], { probability: 'given' });
    await expect(wrong).rejects.toMatchObject({ code: 'usage.bad_option' });
  });

  it('a network above its memory is refused with the figure, and nothing is left behind', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `a${i},b${i + 1}`).join('\n');
    const file = world.file('large.csv', rows);
    const refused = world.measure([file], { loaded: limitedTo(30), out: world.out('no.csv') });
    await expect(refused).rejects.toMatchObject({
      code: 'limit.graph_memory',
      message: expect.stringMatching(/about \d+ MB, and graph.memoryMb allows 30$/) as string,
    });
    // 200,000 edges and 400,000 nodes, 120 and 160 bytes each, are 84 MB; foretold from a third of the file.
    const { details } = (await refused.catch((thrown: unknown) => thrown)) as AppError;
    expect(details?.['neededMb']).toBeGreaterThan(60);
    expect(details?.['neededMb']).toBeLessThan(110);
    expect(readdirSync(world.folder).filter((name) => name.startsWith('no.csv'))).toEqual([]);
  });

  it('a file that is not there', async () => {
    const wrong = world.measure([world.out('nowhere.csv')]);
    await expect(wrong).rejects.toMatchObject({ code: 'input.file_missing' });
  });
});

describe('a file that is read', () => {
  it('is never written over, neither by the result nor by what is saved or drawn', async () => {
    const list = world.file('list.csv', `a,b,p\n${lines(',')}\n`);
    const saved = world.out('kept.csr');
    await world.measure([list], { saveNetwork: saved });
    const refused = {
      code: 'usage.bad_option',
      message: expect.stringContaining('this command reads') as string,
    };
    await expect(world.influence([list], { out: list })).rejects.toMatchObject(refused);
    const wishes = [{ name: 'one', size: 1, file: list }];
    await expect(world.influence([saved], { out: list, lists: wishes })).rejects.toMatchObject(
      refused,
    );
    await expect(world.measure([list], { out: list })).rejects.toMatchObject(refused);
    await expect(world.measure([saved], { saveNetwork: saved })).rejects.toMatchObject(refused);
  });
});
