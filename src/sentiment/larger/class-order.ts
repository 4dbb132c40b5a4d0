/**
 * Which output of a larger model is which class, from `id2label` of its configuration.
 *
 * Takes the names as published; gives the places of negative, neutral and positive, or
 * says why there are none. `LABEL_0` to `LABEL_2` are read as negative, neutral, positive,
 * the order of TweetEval (Barbieri et al. 2020), whose models are published so.
 * Stars and likes of other scales are not guessed at.
 */
import { classNames } from '../model/classes.ts';

export type ClassOrder = readonly [negative: number, neutral: number, positive: number];

const spellings: ReadonlyMap<string, (typeof classNames)[number]> = new Map([
  ['negative', 'negative'],
  ['neg', 'negative'],
  ['label_0', 'negative'],
  ['neutral', 'neutral'],
  ['neu', 'neutral'],
  ['label_1', 'neutral'],
  ['positive', 'positive'],
  ['pos', 'positive'],
  ['label_2', 'positive'],
]);

/** The places, or what is wrong with the names. */
export function classOrder(id2label: unknown): ClassOrder | { readonly problem: string } {
  if (typeof id2label !== 'object' || id2label === null) return { problem: 'it has no id2label' };
  const named = Object.entries(id2label).map(([id, name]) => ({ id: Number(id), name }));
  const names = named.map(({ name }) => String(name)).join(', ');
  const places = classNames.map((wanted) =>
    named.filter(({ name }) => spellings.get(String(name).trim().toLowerCase()) === wanted),
  );
  const distinct = named.length === classNames.length && places.every((one) => one.length === 1);
  const [negative = -1, neutral = -1, positive = -1] = places.map(([one]) => one?.id);
  const order: ClassOrder = [negative, neutral, positive];
  if (!distinct || !order.every((id) => id >= 0 && id < classNames.length)) {
    return { problem: `its id2label names ${names || 'nothing'}` };
  }
  return order;
}
