/**
 * The company the town's people buy from, and those they might leave it for.
 *
 * All three are invented makers of outdoor gear. The settings have the form of
 * the configuration's `brand` and `competitors`, so that a night on the town
 * scores the brand the posts speak of.
 */

export interface TownBrand {
  readonly name: string;
  readonly terms: readonly string[];
}

/** Names of its products, used like names in every language. */
export const products = [
  'Kestrel',
  'Fellbag',
  'Moorlark',
  'Brackenlite',
  'Skerry',
  'Gritstone',
] as const;

/** What a product is, for orders. */
export const productKinds: Readonly<Record<(typeof products)[number], string>> = {
  Kestrel: 'Kestrel jacket',
  Fellbag: 'Fellbag pack',
  Moorlark: 'Moorlark boots',
  Brackenlite: 'Brackenlite tent',
  Skerry: 'Skerry stove',
  Gritstone: 'Gritstone trousers',
};

export const townBrand: TownBrand = {
  name: 'Tarnwick',
  terms: ['Tarnwick', '@tarnwick', '#tarnwick', ...products],
};

export const townCompetitors: readonly TownBrand[] = [
  { name: 'Bergrye', terms: ['Bergrye', '@bergrye', '#bergrye'] },
  { name: 'Quellmont', terms: ['Quellmont', '@quellmont', '#quellmont'] },
];
