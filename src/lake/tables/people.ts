/** Tables of the people in the company's own books, and of their wishes. */
import { grounds } from '../../kernel/index.ts';
import { column, rawTable, required, table } from '../table.ts';

const customerColumns = {
  customer_id: required('text', 'The company’s own key of the person.'),
  first_name: column('text', 'Given name.'),
  middle_name: column('text', 'Middle names or initials.'),
  last_name: column('text', 'Family name.'),
  suffix: column('text', 'Jr., III and the like.'),
  nickname: column('text', 'Name the person goes by.'),
  full_name: column('text', 'Whole name as given.'),
  aliases: column('text[]', 'Other names the person is known by.'),
  email: column('text', 'E-mail address, lower case.'),
  phone: column('text', 'Phone, E.164 where it could be read.'),
  phone2: column('text', 'Second phone.'),
  street: column('text', 'Street and house number.'),
  city: column('text', 'Town of residence.'),
  region: column('text', 'State, province or county.'),
  postcode: column('text', 'Postal code.'),
  country: column('text', 'Country, ISO 3166-1 alpha-2 where it could be read.'),
  company: column('text', 'Employer.'),
  job_title: column('text', 'What the person does there.'),
  website: column('text', 'The person’s own site.'),
  birth_year: column('integer', 'Year of birth.', { min: 1850, max: 2100 }),
  birth_date: column('date', 'Day of birth, where a whole date is given.'),
  handles: column('text[]', 'Handles the person declared, `platform:handle`.'),
  account_id: column('text', 'Organisation the customer belongs to (business-to-business).'),
  account_level: column('text', 'Level within that organisation.'),
  relationship_owner: column('text', 'Whose customer this is.'),
  attributes: column('text', 'Unmapped columns of the source, as a JSON object.'),
  created_at: column('timestamp', 'When the record was created.'),
} as const;

export const rawCustomer = rawTable(
  'raw.customer',
  'one customer row of a source file',
  customerColumns,
);
export const customer = table('core.customer', {
  grain: 'one customer',
  columns: customerColumns,
  key: ['customer_id'],
  rowsWithin: { least: 0.5, most: 3 },
});

const basisColumns = {
  customer_id: required('text', 'Whom the basis is about.'),
  platform: required('text', 'Platform it covers; `*` is every platform.'),
  ground: required('text', 'The lawful ground.', {
    oneOf: grounds,
  }),
  since: column('timestamp', 'When it was given.'),
  until: column('timestamp', 'When it ends; null is open.'),
} as const;

export const rawBasis = rawTable('raw.basis', 'one basis row of a source file', basisColumns);
export const basis = table('core.basis', {
  grain: 'one ground on which one customer may be matched on one platform',
  columns: basisColumns,
  key: ['customer_id', 'platform', 'ground'],
});

const suppressionColumns = {
  subject_kind: required('text', 'What the wish names.', {
    oneOf: ['customer', 'profile', 'email'],
  }),
  subject: required('text', 'Customer id, profile id, or e-mail in lower case.'),
  reason: column('text', 'Why, as given.'),
  since: column('timestamp', 'Since when.'),
} as const;

export const rawSuppression = rawTable(
  'raw.suppression',
  'one suppression row of a source file',
  suppressionColumns,
);
export const suppression = table('core.suppression', {
  grain: 'one wish not to be processed',
  columns: suppressionColumns,
  key: ['subject_kind', 'subject'],
});

export const review = table('core.review', {
  grain: 'one person’s decision about one customer–profile pair',
  columns: {
    customer_id: required('text', 'Customer of the pair.'),
    profile_id: required('text', 'Profile of the pair.'),
    decision: required('text', 'What was decided.', { oneOf: ['accept', 'reject'] }),
    decided_at: required('timestamp', 'When.'),
  },
  key: ['customer_id', 'profile_id'],
});

export const duplicateReview = table('core.duplicate_review', {
  grain: 'one person’s decision about two customer records',
  columns: {
    customer_id: required('text', 'The record whose id comes first, byte by byte.'),
    other_customer_id: required('text', 'The other record.'),
    decision: required('text', 'Whether both are one person.', { oneOf: ['same', 'different'] }),
    decided_at: required('timestamp', 'When.'),
  },
  key: ['customer_id', 'other_customer_id'],
});

export const outreach = table('core.outreach', {
  grain: 'one touch made from a list',
  columns: {
    outreach_id: required('text', 'Key.'),
    customer_id: required('text', 'Who was contacted.'),
    list: column('text', 'List it came from.'),
    channel: required('text', 'How.'),
    at: required('timestamp', 'When.'),
    outcome: column('text', 'What came of it; `objected` silences every channel.'),
  },
  key: ['outreach_id'],
});
