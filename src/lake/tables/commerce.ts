/** Tables of what customers did as customers. */
import { column, rawTable, required, table } from '../table.ts';

const orderColumns = {
  order_id: required('text', 'Key.'),
  customer_id: required('text', 'Who bought.'),
  ordered_at: required('timestamp', 'When.'),
  amount: column('double', 'Order value in `currency`.'),
  currency: column('text', 'ISO 4217.'),
  product: column('text', 'Main product or category.'),
} as const;
export const rawOrder = rawTable('raw.order', 'one order row of a source file', orderColumns);
export const order = table('core.order', {
  grain: 'one order',
  columns: orderColumns,
  key: ['order_id'],
});

const careCaseColumns = {
  case_id: required('text', 'Key.'),
  customer_id: required('text', 'Whose case.'),
  opened_at: required('timestamp', 'When it was opened.'),
  kind: column('text', 'Kind of complaint or question.'),
  resolved_at: column('timestamp', 'When it was resolved; null is open.'),
  satisfaction: column('integer', 'Satisfaction with the resolution, 1–5.', { min: 1, max: 5 }),
} as const;
export const rawCareCase = rawTable(
  'raw.care_case',
  'one case row of a source file',
  careCaseColumns,
);
export const careCase = table('core.care_case', {
  grain: 'one care case',
  columns: careCaseColumns,
  key: ['case_id'],
});

const touchColumns = {
  touch_id: required('text', 'Key.'),
  customer_id: required('text', 'With whom.'),
  at: required('timestamp', 'When.'),
  channel: column('text', 'Phone, e-mail, shop, …'),
  kind: column('text', 'Call, survey, event, message, …'),
  inbound: column('boolean', 'True when the customer came to us.'),
  outcome: column('text', 'What came of it.'),
} as const;
export const rawTouch = rawTable('raw.touch', 'one touch row of a source file', touchColumns);
export const touch = table('core.touch', {
  grain: 'one contact, either way',
  columns: touchColumns,
  key: ['touch_id'],
});

const referralColumns = {
  referrer_customer_id: required('text', 'Who recommended.'),
  referred_customer_id: required('text', 'Who came.'),
  referred_at: required('timestamp', 'When.'),
} as const;
export const rawReferral = rawTable(
  'raw.referral',
  'one referral row of a source file',
  referralColumns,
);
export const referral = table('core.referral', {
  grain: 'one customer who brought another',
  columns: referralColumns,
  key: ['referrer_customer_id', 'referred_customer_id'],
});
