import { describe, expect, it } from 'vitest';
import { columnsOf, endDate, type TownColumns, texts, townOf } from './small-town.ts';

const town = townOf(1300);
const customers = new Set(texts(columnsOf(town, 'raw.customer'), 'customer_id'));
const profiles = new Set(texts(columnsOf(town, 'raw.profile'), 'profile_id'));
const post = columnsOf(town, 'raw.post');
const posts = new Set(texts(post, 'post_id'));

const strangersTo = (known: ReadonlySet<string>, columns: TownColumns, name: string): string[] =>
  texts(columns, name).filter((id) => !known.has(id));

describe('references', () => {
  it.each([
    ['raw.order', 'customer_id'],
    ['raw.care_case', 'customer_id'],
    ['raw.touch', 'customer_id'],
    ['raw.referral', 'referrer_customer_id'],
    ['raw.referral', 'referred_customer_id'],
    ['raw.basis', 'customer_id'],
    ['truth.ownership', 'customer_id'],
    ['truth.ownership', 'person_id'],
    ['truth.person', 'duplicate_of'],
    ['truth.profile', 'imitates_customer_id'],
  ])('%s.%s names a customer', (table, column) => {
    const columns = columnsOf(town, table);
    expect(texts(columns, column).length).toBeGreaterThan(0);
    expect(strangersTo(customers, columns, column)).toEqual([]);
  });

  it.each([
    ['raw.post', 'profile_id'],
    ['raw.interaction', 'actor_profile_id'],
    ['raw.interaction', 'target_profile_id'],
    ['truth.ownership', 'profile_id'],
    ['truth.profile', 'profile_id'],
    ['truth.edge', 'influencer_profile_id'],
    ['truth.edge', 'influenced_profile_id'],
    ['truth.moved', 'profile_id'],
    ['truth.post', 'profile_id'],
  ])('%s.%s names a profile', (table, column) => {
    const columns = columnsOf(town, table);
    expect(texts(columns, column).length).toBeGreaterThan(0);
    expect(strangersTo(profiles, columns, column)).toEqual([]);
  });

  it.each(['in_reply_to_post_id', 'repost_of_post_id', 'quote_of_post_id'])(
    '%s names a post',
    (column) => {
      expect(texts(post, column).length).toBeGreaterThan(0);
      expect(strangersTo(posts, post, column)).toEqual([]);
    },
  );

  it('what is mentioned exists, and truth speaks of posts that exist', () => {
    const mentioned = (post['mentioned_profile_ids'] ?? []).flatMap(
      (ids) => (ids ?? []) as string[],
    );
    expect(mentioned.length).toBeGreaterThan(0);
    expect(mentioned.filter((id) => !profiles.has(id))).toEqual([]);
    expect(strangersTo(posts, columnsOf(town, 'truth.post'), 'post_id')).toEqual([]);
  });

  it('every profile has its truth and its count of people moved', () => {
    for (const name of ['truth.profile', 'truth.moved']) {
      expect(new Set(texts(columnsOf(town, name), 'profile_id'))).toEqual(profiles);
    }
  });

  it('suppressions name customers, their addresses or profiles', () => {
    const wishes = columnsOf(town, 'raw.suppression');
    const mails = new Set(texts(columnsOf(town, 'raw.customer'), 'email'));
    const known = { customer: customers, email: mails, profile: profiles };
    const kinds = texts(wishes, 'subject_kind') as (keyof typeof known)[];
    expect(new Set(kinds)).toEqual(new Set(['customer', 'email', 'profile']));
    texts(wishes, 'subject').forEach((subject, i) => {
      expect(known[kinds[i] as keyof typeof known].has(subject), subject).toBe(true);
    });
  });

  it('nothing happens after the end date', () => {
    const endMs = Date.parse(endDate) + 86_400_000;
    const times: [string, string][] = [
      ['raw.customer', 'created_at'],
      ['raw.profile', 'created_at'],
      ['raw.profile', 'observed_at'],
      ['raw.post', 'posted_at'],
      ['raw.interaction', 'first_observed_at'],
      ['raw.order', 'ordered_at'],
      ['raw.care_case', 'opened_at'],
      ['raw.care_case', 'resolved_at'],
      ['raw.touch', 'at'],
      ['raw.referral', 'referred_at'],
      ['raw.basis', 'since'],
      ['raw.suppression', 'since'],
    ];
    for (const [table, column] of times) {
      const values = (columnsOf(town, table)[column] ?? []).filter((value) => value !== null);
      expect(values.length, table).toBeGreaterThan(0);
      expect(
        values.filter((at) => (at as number) >= endMs),
        `${table}.${column}`,
      ).toEqual([]);
    }
    const days = texts(columnsOf(town, 'raw.interaction'), 'day');
    expect(days.filter((day) => day > endDate)).toEqual([]);
  });

  it('a reaction comes after what it answers, and shows in the interactions', () => {
    const at = new Map(
      (post['post_id'] ?? []).map((id, i) => [id, post['posted_at']?.[i] as number]),
    );
    const author = new Map((post['post_id'] ?? []).map((id, i) => [id, post['profile_id']?.[i]]));
    const ties = columnsOf(town, 'raw.interaction');
    const seen = new Set(
      (ties['kind'] ?? []).map((kind, i) =>
        [
          kind,
          ties['actor_profile_id']?.[i],
          ties['target_profile_id']?.[i],
          ties['day']?.[i],
        ].join(' '),
      ),
    );
    const columns = {
      reply: 'in_reply_to_post_id',
      repost: 'repost_of_post_id',
      quote: 'quote_of_post_id',
    };
    const faults: string[] = [];
    for (const [kind, column] of Object.entries(columns)) {
      (post[column] ?? []).forEach((root, i) => {
        if (root === null) return;
        const postedMs = post['posted_at']?.[i] as number;
        if (postedMs <= (at.get(root) as number)) faults.push(`${kind} ${String(root)} too early`);
        const day = new Date(postedMs).toISOString().slice(0, 10);
        const target = author.get(root);
        const actor = post['profile_id']?.[i];
        const noted = actor === target || seen.has([kind, actor, target, day].join(' '));
        if (!noted) faults.push(`${kind} ${String(root)} has no interaction`);
      });
    }
    expect(faults).toEqual([]);
  });
});

describe('nobody is real', () => {
  const customer = columnsOf(town, 'raw.customer');

  it('addresses stand under names kept for examples', () => {
    const mails = texts(customer, 'email');
    const kept = /@([a-z0-9-]+\.)*(example|test|example\.(com|net|org))$/;
    expect(mails.filter((mail) => !kept.test(mail))).toEqual([]);
    const profile = columnsOf(town, 'raw.profile');
    const links = [
      ...texts(customer, 'website'),
      ...texts(profile, 'avatar_url'),
      ...(profile['urls'] ?? []).flatMap((urls) => (urls ?? []) as string[]),
    ];
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !/^https:\/\/[a-z0-9.-]+\.example\//.test(link))).toEqual([]);
    const named = texts(post, 'text').flatMap((text) => text.match(/https?:\/\/[^/\s]+/g) ?? []);
    expect(named.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });

  it('phones are from ranges kept for fiction, or begin as no number does', () => {
    const ranges = [
      /^\+1\d{3}55501\d{2}$/,
      /^\+44(7700900|1(13|14|15|16|17|21|31|41|51|61)4960|2079460|1914980|2920180)\d{3}$/,
      /^\+49(3023125|6990009|4066969|2214710|8999998)\d{3}$/,
      /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/,
      /^\+\d{2,3}000\d{6}$/,
    ];
    const phones = [...texts(customer, 'phone'), ...texts(customer, 'phone2')];
    expect(phones.length).toBeGreaterThan(0);
    expect(phones.filter((phone) => !ranges.some((range) => range.test(phone)))).toEqual([]);
  });
});
