/**
 * Other names under which files carry our columns.
 *
 * Only plain synonyms: a word that could mean two things (a title, a source and
 * its target) is left to the mapping in the configuration. Names are compared
 * by letters and digits alone, in any case, so `E-Mail` is `email` already.
 * Where several columns fit, the earlier name wins.
 */

type Synonyms = Readonly<Record<string, string>>;

const customer: Synonyms = {
  customer_id:
    'customer number, customer no, client id, kundennummer, id, record id, rec id, unique id',
  first_name: 'first, given name, forename, vorname, prénom',
  middle_name: 'middle, middle names, middle initial',
  last_name: 'last, surname, family name, nachname',
  suffix: 'name suffix',
  nickname: 'nick, preferred name, known as',
  full_name: 'name',
  aliases: 'alias, other names, also known as',
  email: 'email address, mail',
  phone: 'phone number, telephone, tel, phone1, mobile, mobile phone',
  phone2: 'second phone, mobile, mobile phone, cell phone',
  street: 'street address, address, address 1, address line 1, strasse, straße',
  city: 'town, suburb',
  region: 'state, province, county, state province',
  postcode: 'zip, zip code, postal code, plz',
  country: 'country code',
  company: 'employer, company name, organisation, organization',
  job_title: 'occupation, position',
  website: 'url, homepage',
  birth_year: 'year of birth',
  birth_date: 'date of birth, dob, birthday, geburtsdatum',
  handles: 'declared handles',
  account_id: 'account',
  relationship_owner: 'account owner, account manager',
  created_at: 'created, created on, created date',
};

const profile: Synonyms = {
  profile_id: 'id',
  platform: 'network',
  native_id: 'platform id',
  handle: 'screen name, username',
  display_name: 'name',
  bio: 'description, biography',
  avatar_url: 'avatar, profile image url, profile image url https',
  followers: 'followers count, follower count',
  following: 'following count, friends count, follows count',
  posts: 'posts count, statuses count, tweet count',
  likes: 'likes count, favourites count, favorites count',
  listed: 'listed count',
  verified: 'is verified',
  created_at: 'created, joined',
  no_bots: 'no bot',
  observed_at: 'observed, fetched at',
};

const post: Synonyms = {
  post_id: 'id, status id, tweet id',
  profile_id: 'author id, author profile id',
  posted_at: 'created at, published at, date, timestamp',
  text: 'content, body',
  lang: 'language',
  in_reply_to_post_id: 'in reply to, in reply to status id',
  repost_of_post_id: 'repost of',
  quote_of_post_id: 'quote of, quoted status id',
  mentioned_profile_ids: 'mentions',
  likes: 'like count, favorite count',
  reposts: 'repost count, retweet count',
  replies: 'reply count',
};

const order: Synonyms = {
  order_id: 'order number, order no, id',
  customer_id: 'customer, customer number, customer no, client id, kundennummer',
  ordered_at: 'order date, purchased at, purchase date, date',
  amount: 'order total, total, order value',
  currency: 'currency code',
  product: 'product name, item',
};

const careCase: Synonyms = {
  case_id: 'case number, ticket id, id',
  customer_id: 'customer, customer number, customer no, client id, kundennummer',
  opened_at: 'opened, opened on, created at',
  kind: 'type, category',
  resolved_at: 'resolved, resolved on, closed at, closed',
  satisfaction: 'csat, rating',
};

const touch: Synonyms = {
  touch_id: 'id',
  customer_id: 'customer, customer number, customer no, client id, kundennummer',
  at: 'date, timestamp, touched at',
  kind: 'type',
  outcome: 'result',
};

export const synonymsOfTable: Readonly<Record<string, Synonyms>> = {
  'raw.customer': customer,
  'raw.profile': profile,
  'raw.post': post,
  'raw.interaction': {
    actor_profile_id: 'actor, actor id',
    target_profile_id: 'target, target id',
    kind: 'type',
    day: 'date',
  },
  'raw.given_edge': {
    influencer_profile_id: 'influencer, influencer id',
    influenced_profile_id: 'influenced, influenced id',
    probability: 'p',
  },
  'raw.order': order,
  'raw.care_case': careCase,
  'raw.touch': touch,
  'raw.referral': {
    referrer_customer_id: 'referrer, referrer id',
    referred_customer_id: 'referred, referred id',
    referred_at: 'date',
  },
  'raw.basis': {
    customer_id: 'customer, customer number, customer no, client id, kundennummer',
    platform: 'network',
    ground: 'basis, lawful basis',
    since: 'valid from',
    until: 'valid until, expires',
  },
  'raw.suppression': { subject_kind: 'kind', since: 'date' },
};

/**
 * A column that is also read from what another one is read from, where its own
 * is missing or empty: of an ambiguous date of birth the year is still certain.
 */
export const readAlsoFrom: Readonly<Record<string, string>> = {
  'raw.customer/birth_year': 'birth_date',
};

/** Columns that gather several columns of the file. */
export const gatheredColumns: Readonly<Record<string, readonly string[]>> = {
  'raw.profile/urls': ['url', 'bio urls', 'website', 'links'],
};
