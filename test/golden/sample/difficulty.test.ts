/**
 * How hard the town's links are: an informed matcher reaches what can be
 * known, a naive one does not. Both are written here on their own, so that the
 * town is not tuned to the product's matcher.
 */
import { describe, expect, it } from 'vitest';
import { columnsOf, townOf } from '../../unit/sample/small-town.ts';

const town = townOf(4000, 7);
const customer = columnsOf(town, 'raw.customer');
const profile = columnsOf(town, 'raw.profile');
const owner = columnsOf(town, 'truth.ownership');
const person = columnsOf(town, 'truth.person');

const special: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ı: 'i', ø: 'o' };
const plain = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[ßłıø]/g, (letter) => special[letter] ?? '')
    .replace(/[^a-z0-9]/g, '');
const localPart = (value: unknown): string => plain(String(value ?? '').replace(/@.*/, ''));
const textAt = (columns: typeof customer, name: string, i: number): string =>
  String(columns[name]?.[i] ?? '');

const customers = (customer['customer_id'] ?? []).map((id, i) => {
  const full = textAt(customer, 'full_name', i).split(' ');
  const first = textAt(customer, 'first_name', i) || (full[0] ?? '');
  const last = (textAt(customer, 'last_name', i) || full.slice(1).join(' ')).split(' ');
  const family = /^(al|el|bin|abu)$/i.test(last[0] ?? '') ? last.slice(0, 2).join(' ') : last[0];
  return {
    id: String(id),
    person: String(person['person_id']?.[i]),
    given: plain(first),
    name: plain(first) + plain(family),
    swapped: plain(family) + plain(first),
    city: plain(customer['city']?.[i]),
    company: plain(customer['company']?.[i]),
    site: textAt(customer, 'website', i),
    mail: localPart(customer['email']?.[i]),
    handles: (customer['handles']?.[i] ?? []) as readonly string[],
  };
});

const profiles = (profile['profile_id'] ?? []).map((id, i) => ({
  id: String(id),
  name: plain(profile['display_name']?.[i]),
  handle: localPart(profile['handle']?.[i]),
  place: plain(profile['location']?.[i]),
  bio: plain(profile['bio']?.[i]),
  url: String(((profile['urls']?.[i] ?? []) as readonly string[])[0] ?? ''),
  declared: `${textAt(profile, 'platform', i)}:${textAt(profile, 'handle', i)}`,
  /** Platform, name and words: two profiles alike in all three are an original and its copy. */
  double: `${textAt(profile, 'platform', i)}:${textAt(profile, 'display_name', i)}:${textAt(profile, 'bio', i)}`,
  createdMs: profile['created_at']?.[i] as number,
  imitation: /fan|parody|updates|backup|unofficial/i.test(
    `${textAt(profile, 'display_name', i)} ${textAt(profile, 'bio', i)}`,
  ),
}));

const ownerOf = new Map(
  (owner['profile_id'] ?? []).map((id, i) => [String(id), String(owner['person_id']?.[i])]),
);
const knowable = new Set(
  (owner['profile_id'] ?? []).flatMap((id, i) => (owner['knowable']?.[i] ? [String(id)] : [])),
);

function grade(links: readonly { profile: string; person: string }[]) {
  const right = links.filter((link) => ownerOf.get(link.profile) === link.person);
  const found = right.filter((link) => knowable.has(link.profile));
  return { precision: right.length / links.length, recall: found.length / knowable.size };
}

const index = <T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const one of list) {
    for (const key of new Set(keysOf(one))) {
      if (key !== '') map.set(key, [...(map.get(key) ?? []), one]);
    }
  }
  return map;
};

const counts = (list: readonly string[]): Map<string, number> => {
  const map = new Map<string, number>();
  for (const one of list) map.set(one, (map.get(one) ?? 0) + 1);
  return map;
};

type Person = (typeof customers)[number];
type Profile = (typeof profiles)[number];

/** Weighs how rare the shared evidence is among everybody in the data. */
function informed(): { profile: string; person: string }[] {
  const bySign = index(customers, (one) => [
    one.name,
    one.swapped,
    one.site,
    ...one.handles,
    one.mail,
  ]);
  const given = counts(customers.map((one) => one.given));
  const family = counts(customers.map((one) => one.name.slice(one.given.length)));
  const city = counts(customers.map((one) => one.city));
  const total = customers.length;
  const rarity = (map: Map<string, number>, key: string) => Math.log2(total / (map.get(key) ?? 1));
  const bits = (one: Person, seen: Profile): number => {
    if (one.handles.includes(seen.declared)) return 60;
    if (one.site !== '' && one.site === seen.url) return 50;
    const named = [one.name, one.swapped].some(
      (name) =>
        name.length > 4 && (seen.name === name || seen.handle.startsWith(name.slice(0, 15))),
    );
    const sum = named
      ? rarity(given, one.given) + rarity(family, one.name.slice(one.given.length))
      : 0;
    const placed = one.city !== '' && seen.place.includes(one.city);
    const elsewhere = one.city !== '' && seen.place.length > 3 && !placed;
    const works = one.company !== '' && seen.bio.includes(one.company);
    const mailed = one.mail !== '' && one.mail === seen.handle && (!named || /\d/.test(one.mail));
    return (
      sum +
      (placed ? rarity(city, one.city) : elsewhere ? -2.5 : 0) +
      (works ? 8 : 0) +
      (mailed ? 12 : 0)
    );
  };
  const doubles = index(profiles, (one) => [one.double]);
  const links: { profile: string; person: string }[] = [];
  for (const seen of profiles) {
    const older = (doubles.get(seen.double) ?? []).some((one) => one.createdMs < seen.createdMs);
    if (seen.imitation || older) continue;
    const near = [seen.name, seen.handle, seen.url, seen.declared].flatMap(
      (key) => bySign.get(key) ?? [],
    );
    const ranked = [...new Set(near)]
      .map((one) => ({ one, weight: bits(one, seen) }))
      .sort((a, b) => b.weight - a.weight);
    const best = ranked[0];
    const rival = ranked.find(({ one }) => one.person !== best?.one.person);
    if (best === undefined || best.weight < 19.5) continue;
    if (rival !== undefined && best.weight - rival.weight < 4) continue;
    links.push({ profile: seen.id, person: best.one.person });
  }
  return links;
}

/** Says yes to any equal name. */
function naive(): { profile: string; person: string }[] {
  const byName = index(customers, (one) => [one.name]);
  return profiles.flatMap((seen) =>
    (byName.get(seen.name) ?? byName.get(seen.handle) ?? []).map((one) => ({
      profile: seen.id,
      person: one.person,
    })),
  );
}

describe('difficulty of the links', () => {
  it('equal names alone are wrong one time in twelve or more', () => {
    const { precision } = grade(naive());
    expect(precision).toBeLessThan(0.92);
    expect(precision).toBeGreaterThan(0.6);
  });

  it('rare evidence weighed together finds most of what can be known, almost without error', () => {
    const { precision, recall } = grade(informed());
    expect(precision).toBeGreaterThan(0.98);
    expect(recall).toBeGreaterThan(0.72);
  });
});
