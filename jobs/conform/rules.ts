/**
 * What makes a readable row unusable beside the others, table by table.
 *
 * Data, not code: `faults.ts` turns each rule into SQL. The order of the
 * conditions is the order in which a row's one reason is chosen.
 */

export interface ConformRule {
  /** Name in `raw` and `core`. */
  readonly table: string;
  /** Rows that share these are one thing; the one that `keep` puts first stays. */
  readonly key: readonly string[];
  /** Which of several rows of one key is kept: the first in the files unless said otherwise. */
  readonly keep?: string;
  /** Columns that must name a customer of the customer file. */
  readonly customers?: readonly string[];
  /** Columns that must name a profile that is there. */
  readonly profiles?: readonly string[];
  /** Columns that may not lie in the future. */
  readonly past?: readonly string[];
  /** Further conditions under which a row is unusable. */
  readonly breaches?: readonly { readonly when: string; readonly reason: string }[];
}

export const conformRules: readonly ConformRule[] = [
  {
    table: 'customer',
    key: ['customer_id'],
  },
  {
    table: 'profile',
    key: ['profile_id'],
    keep: 'observed_at DESC NULLS LAST',
  },
  {
    table: 'post',
    key: ['post_id'],
    profiles: ['profile_id'],
    past: ['posted_at'],
  },
  {
    table: 'order',
    key: ['order_id'],
    customers: ['customer_id'],
    past: ['ordered_at'],
    breaches: [{ when: 'amount < 0', reason: 'amount is negative: give returns as care cases' }],
  },
  {
    table: 'care_case',
    key: ['case_id'],
    customers: ['customer_id'],
    past: ['opened_at', 'resolved_at'],
    breaches: [{ when: 'resolved_at < opened_at', reason: 'resolved_at is before opened_at' }],
  },
  {
    table: 'touch',
    key: ['touch_id'],
    customers: ['customer_id'],
  },
  {
    table: 'referral',
    key: ['referrer_customer_id', 'referred_customer_id'],
    customers: ['referrer_customer_id', 'referred_customer_id'],
    past: ['referred_at'],
    breaches: [
      {
        when: 'referrer_customer_id = referred_customer_id',
        reason: 'referrer_customer_id recommends itself',
      },
    ],
  },
];
