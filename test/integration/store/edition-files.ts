/** Writes the CSV files of a small edition, as the engine would: no header, `\N` for null, texts quoted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../../../src/kernel/index.ts';
import type { EditionFile, EditionFiles } from '../../../src/store/index.ts';

export type Cell = string | number | boolean | null;
export type Rows = readonly (readonly Cell[])[];

export const columnsOf: Readonly<Record<string, readonly string[]>> = {
  customer: [
    'customer_id',
    'full_name',
    'first_name',
    'last_name',
    'email',
    'phone',
    'city',
    'country',
  ],
  profile: [
    ...['profile_id', 'customer_id', 'platform', 'handle', 'reach', 'sentiment'],
    ...['reach_raw', 'audience', 'followers'],
  ],
  link: [
    ...['customer_id', 'profile_id', 'match_weight', 'match_probability', 'decision'],
    ...['decided_by', 'basis', 'pattern', 'evidence'],
  ],
  standing: [
    ...['customer_id', 'standing_points', 'standing_low', 'standing_high', 'rank', 'rank_low'],
    ...['rank_high', 'profiles', 'segment', 'stage', 'enough_evidence', 'reach'],
  ],
  signal: ['customer_id', 'kind', 'since', 'evidence'],
  stage_move: ['customer_id', 'from', 'to', 'day'],
  touch: ['touch_id', 'customer_id', 'at', 'channel', 'inbound', 'outcome'],
  list: ['name', 'purpose', 'method', 'size', 'order'],
  list_entry: [
    ...['list', 'position', 'customer_id', 'reason', 'play', 'joint_reach', 'joint_reach_raw'],
  ],
  edition_figure: ['name', 'value'],
  review_queue: [
    ...['position', 'customer_id', 'profile_id', 'match_probability', 'information_bits', 'reason'],
  ],
  link_change: ['customer_id', 'profile_id', 'day', 'to_decision', 'cause', 'detail'],
  brand_sentiment: [
    ...['brand', 'own', 'feeling', 'people', 'counted_share', 'share', 'share_low', 'share_high'],
  ],
  duplicate: ['customer_id', 'other_customer_id', 'probability'],
  match_parameter: ['kind', 'comparison', 'level', 'value', 'pairs'],
};

const csv = (rows: Rows): string =>
  rows
    .map((row) => {
      const cells = row.map((cell) => {
        if (cell === null) return '\\N';
        return typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : String(cell);
      });
      return `${cells.join(',')}\n`;
    })
    .join('');

export function editionFile(folder: string, name: string, rows: Rows): EditionFile {
  const csvFile = join(folder, `${name}.csv`);
  writeFileSync(csvFile, csv(rows));
  return { name, columns: columnsOf[name] ?? [], csvFile, rows: rows.length };
}

/** Four customers; `ann` and `bo` own profiles, all stand on two lists. */
export function smallEdition(folder: string, date: string, label = date): EditionFiles {
  const ids = ['ann', 'bo', 'cy', 'di'];
  const tables: Readonly<Record<string, Rows>> = {
    customer: ids.map((id) => [
      id,
      `${label} ${id}`,
      id,
      null,
      `${id}@Example.org`,
      null,
      'Ghent',
      'BE',
    ]),
    profile: ['ann', 'bo'].map((id, i) => [
      ...[`x:${id}`, id, 'x', `${id}_`, 10 - i, 0.5],
      ...[12 - i, 80 + i, 100],
    ]),
    link: [
      ...['ann', 'bo'].map((id) => [
        ...[id, `x:${id}`, 9.5, 0.998, 'accept', 'model', 'declared', 'name=exact'],
        '[{"comparison":"name","level":"exact","bits":9.5}]',
      ]),
      ...['cy', 'di'].map((id) => [
        ...[id, 'x:open', -0.5, 0.42, 'review', 'model', 'declared', 'name=exact'],
        '[{"comparison":"prior","level":"random pair","bits":-10},{"comparison":"name","level":"exact","bits":9.5}]',
      ]),
    ],
    review_queue: ['cy', 'di'].map((id, i) => [
      ...[i + 1, id, 'x:open', 0.42, 1.9, 'More than one customer may own this profile.'],
    ]),
    link_change: [['ann', 'x:ann', date.slice(0, 10), 'accept', 'new-evidence', 'A new pair.']],
    match_parameter: [['prior', 'all', 'match_share', 0.001, 1000]],
    standing: ids.map((id, i) => [
      id,
      90 - i,
      80,
      95,
      i + 1,
      1,
      4,
      i < 2 ? 1 : 0,
      'friend',
      'loyal',
      true,
      i < 2 ? 10 - i : null,
    ]),
    signal: [['ann', 'new-influencer', '2026-02-01', 'reach 10']],
    stage_move: [['bo', null, 'loyal', '2026-02-01']],
    touch: [['t1', 'cy', '2026-02-20 10:00:00', 'phone', false, null]],
    list: [
      ['seed', 'Together.', 'joint-reach', 25, 'reach'],
      ['top', 'Best first.', 'rank', 100, 'standing_points'],
    ],
    list_entry: [
      ...ids.map((id, i) => ['top', i + 1, id, `standing ${90 - i}`, 'thank', null, null]),
      ...ids.map((id, i) => [
        'seed',
        i + 1,
        id,
        'adds people',
        'invite',
        10 * (i + 1),
        12 * (i + 1),
      ]),
    ],
    brand_sentiment: [['Acme', true, 'positive', 2, 0.5, 0.4, 0.2, 0.6]],
    duplicate: [
      ['cy', 'di', 0.97],
      ['di', 'cy', 0.97],
    ],
    edition_figure: [['links.precision', 0.99]],
  };
  return {
    date: date as IsoDate,
    evaluation: false,
    fingerprint: label,
    tables: Object.entries(tables).map(([name, rows]) => editionFile(folder, name, rows)),
  };
}
