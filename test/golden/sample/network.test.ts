/** Network, cascades and words of the town, held. */
import { describe, expect, it } from 'vitest';
import { columnsOf, texts, townOf } from '../../unit/sample/small-town.ts';

const town = townOf(2000, 7);
const tie = columnsOf(town, 'raw.interaction');
const post = columnsOf(town, 'raw.post');
const edge = columnsOf(town, 'truth.edge');
const moved = columnsOf(town, 'truth.moved');
const known = columnsOf(town, 'truth.profile');
const kindOf = new Map((known['profile_id'] ?? []).map((id, i) => [id, known['kind']?.[i]]));
const numbers = (list: readonly unknown[] | undefined): number[] => (list ?? []) as number[];

function spearman(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]): Float64Array => {
    const order = values.map((_, i) => i).sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0));
    const rank = new Float64Array(values.length);
    for (let from = 0; from < order.length; ) {
      let to = from;
      while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
      for (let i = from; i < to; i++) rank[order[i] ?? 0] = (from + to - 1) / 2;
      from = to;
    }
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [dx, dy] = [(x[i] ?? 0) - mean, (y[i] ?? 0) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

/** Sum of true probabilities of each profile's ties. */
const strength = new Map<unknown, number>();
(edge['influencer_profile_id'] ?? []).forEach((id, i) => {
  strength.set(id, (strength.get(id) ?? 0) + (edge['probability']?.[i] as number));
});

describe('the network', () => {
  const follows = (tie['kind'] ?? []).flatMap((kind, i) =>
    kind === 'follow'
      ? [[tie['actor_profile_id']?.[i], tie['target_profile_id']?.[i]] as const]
      : [],
  );

  it('stays within a platform', () => {
    const platform = (id: unknown) => String(id).split(':')[0];
    expect(follows.filter(([a, b]) => platform(a) !== platform(b))).toEqual([]);
  });

  it('is reciprocal in part and heavy-tailed', () => {
    const pairs = new Set(follows.map(([a, b]) => `${a} ${b}`));
    const returned = follows.filter(([a, b]) => pairs.has(`${b} ${a}`)).length / follows.length;
    expect(returned).toBeGreaterThan(0.2);
    expect(returned).toBeLessThan(0.6);
    const degree = new Map<unknown, number>();
    for (const [, b] of follows) degree.set(b, (degree.get(b) ?? 0) + 1);
    const sorted = [...degree.values()].sort((a, b) => b - a);
    const total = sorted.reduce((sum, one) => sum + one, 0);
    const top = sorted.slice(0, Math.ceil(sorted.length / 100)).reduce((sum, one) => sum + one, 0);
    expect(top / total).toBeGreaterThan(0.08);
    expect(sorted[0]).toBeGreaterThan(100);
  });

  it('bots are moved by nobody', () => {
    const influenced = texts(edge, 'influenced_profile_id');
    expect(influenced.filter((id) => kindOf.get(id) === 'bot')).toEqual([]);
  });

  it('true probabilities are spread over orders of magnitude', () => {
    const sorted = numbers(edge['probability'])
      .slice()
      .sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
    expect(at(0.5)).toBeLessThan(0.02);
    expect(at(0.9)).toBeGreaterThan(0.04);
    expect(at(0.99)).toBeGreaterThan(0.2);
  });

  it('reach follows from true ties, and follower counts tell much less of it', () => {
    const ids = texts(moved, 'profile_id');
    const reach = numbers(moved['reach']);
    const followers = new Map(
      texts(columnsOf(town, 'raw.profile'), 'profile_id').map((id, i) => [
        id,
        columnsOf(town, 'raw.profile')['followers']?.[i] as number,
      ]),
    );
    const fromTies = spearman(
      ids.map((id) => strength.get(id) ?? 0),
      reach,
    );
    const fromCounts = spearman(
      ids.map((id) => followers.get(id) ?? 0),
      reach,
    );
    expect(fromTies).toBeGreaterThan(0.88);
    expect(fromCounts).toBeGreaterThan(0.1);
    expect(fromCounts).toBeLessThan(fromTies - 0.4);
  });

  it('next month is like the last one but not the same', () => {
    const [last, next] = [numbers(moved['moved_last_month']), numbers(moved['moved_next_month'])];
    const alike = spearman(last, next);
    expect(alike).toBeGreaterThan(0.2);
    expect(alike).toBeLessThan(0.9);
  });
});

describe('the words', () => {
  const truth = columnsOf(town, 'truth.post');
  const written = texts(post, 'text');

  it('are varied: four in five are said once, few often', () => {
    expect(new Set(written).size / written.length).toBeGreaterThan(0.8);
  });

  it('come in eight languages', () => {
    const langs = texts(truth, 'lang');
    for (const lang of ['en', 'es', 'de', 'fr', 'pt', 'it', 'ar', 'hi']) {
      expect(langs.filter((one) => one === lang).length / langs.length, lang).toBeGreaterThan(
        0.025,
      );
    }
    expect(langs.filter((one) => one === 'en').length / langs.length).toBeLessThan(0.6);
  });

  it('carry every feeling by every device, competitors included', () => {
    const labels = texts(truth, 'label');
    for (const label of ['negative', 'neutral', 'positive']) {
      const part = labels.filter((one) => one === label).length / labels.length;
      expect(part, label).toBeGreaterThan(0.2);
    }
    expect(new Set(texts(truth, 'device'))).toEqual(
      new Set(['plain', 'negation', 'mixed', 'irony', 'quote', 'comparison', 'craft', 'elsewhere']),
    );
    expect(new Set(texts(truth, 'brand'))).toEqual(new Set(['Tarnwick', 'Bergrye', 'Quellmont']));
  });

  it('leave no slot unfilled and name whom they speak of', () => {
    expect(written.filter((text) => /[{}]/.test(text))).toEqual([]);
    const textOf = new Map((post['post_id'] ?? []).map((id, i) => [id, post['text']?.[i]]));
    const terms: Readonly<Record<string, RegExp>> = {
      Tarnwick: /tarnwick|kestrel|fellbag|moorlark|brackenlite|skerry|gritstone/i,
      Bergrye: /bergrye/i,
      Quellmont: /quellmont/i,
    };
    const silent = texts(truth, 'post_id').filter((id, i) => {
      const brand = truth['brand']?.[i] as string;
      return !terms[brand]?.test(String(textOf.get(id)));
    });
    // A slip of the keyboard may spoil a name now and then.
    expect(silent.length / (truth['post_id']?.length ?? 1)).toBeLessThan(0.01);
  });

  it('are not solved by counting words that sound good or bad', () => {
    const good =
      /great|love|fantastic|brilliant|thanks|best|perfect|proud|happy|joy|glad|nice|well done/i;
    const bad =
      /horrible|rubbish|broke|never|cannot|not |no |wrong|leak|lost|worst|bad|freez|fight/i;
    const textOf = new Map((post['post_id'] ?? []).map((id, i) => [id, String(post['text']?.[i])]));
    const english = texts(truth, 'post_id').flatMap((id, i) =>
      truth['lang']?.[i] === 'en' && truth['brand']?.[i] === 'Tarnwick'
        ? [{ text: textOf.get(id) ?? '', label: truth['label']?.[i] }]
        : [],
    );
    const right = english.filter(({ text, label }) => {
      const points = Number(good.test(text)) - Number(bad.test(text));
      return label === (points > 0 ? 'positive' : points < 0 ? 'negative' : 'neutral');
    });
    expect(english.length).toBeGreaterThan(500);
    expect(right.length / english.length).toBeLessThan(0.55);
  });
});
