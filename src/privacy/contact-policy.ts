/**
 * Whether a customer may be contacted, and if not, why and until when.
 *
 * Takes the policy, every contact already made or planned (touches of the books
 * and outreach of our own lists) and the moment asked about; gives a verdict.
 * Three rules, the sternest first: quiet after an objection, at most n contacts
 * in d days in all channels, at most n in d days in one channel.
 *
 * What counts: contacts we made, and those whose direction is not recorded (the
 * careful reading); a customer who came to us uses up nothing. An objection
 * counts either way round, and silences every channel: whoever said no on the
 * phone has not asked for an e-mail. Planned contacts of the coming d days
 * count as well, so that no window of d days ever holds more than n.
 */

export interface ContactLimit {
  readonly touches: number;
  readonly days: number;
}

export interface ContactPolicy {
  readonly perChannel: ContactLimit;
  readonly total: ContactLimit;
  readonly quietDaysAfterObjection: number;
}

export interface PastContact {
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  readonly channel: string | null;
  /** True when the customer came to us; null when the books do not say. */
  readonly inbound: boolean | null;
  readonly outcome: string | null;
}

export interface ContactQuestion {
  readonly policy: ContactPolicy;
  readonly contacts: readonly PastContact[];
  readonly nowMs: number;
  /** The channel meant; without it only the total and objections are asked about. */
  readonly channel?: string;
}

/** The same contacts, already counted: what SQL hands over for a whole customer file. */
export interface ContactCounts {
  /** Contacts in all channels less than `total.days` away. */
  readonly total: number;
  /** Contacts in the channel meant less than `perChannel.days` away; 0 where none is meant. */
  readonly inChannel: number;
  /** Whole or broken days since the latest objection; null when there was none. */
  readonly daysSinceObjection: number | null;
}

export type ContactVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly kind: 'objection' | 'total' | 'channel';
      /** One sentence with the figures, fit for a list. */
      readonly reason: string;
    };

export const objectedOutcome = 'objected';

const dayMs = 86_400_000;

export function mayContact(question: ContactQuestion): ContactVerdict {
  return contactVerdict(question.policy, contactCounts(question));
}

export function contactVerdict(policy: ContactPolicy, counts: ContactCounts): ContactVerdict {
  const { perChannel, total, quietDaysAfterObjection } = policy;
  const since = counts.daysSinceObjection;
  if (since !== null && since < quietDaysAfterObjection) {
    const days = Math.max(0, Math.floor(since));
    return refusal(
      'objection',
      `objected ${days} days ago; quiet for ${quietDaysAfterObjection} days`,
    );
  }
  if (counts.total >= total.touches) {
    return refusal('total', overLimit(counts.total, total, 'in all channels'));
  }
  if (counts.inChannel >= perChannel.touches) {
    return refusal('channel', overLimit(counts.inChannel, perChannel, 'in this channel'));
  }
  return { allowed: true };
}

export function contactCounts({
  policy,
  contacts,
  nowMs,
  channel,
}: ContactQuestion): ContactCounts {
  const near = (contact: PastContact, days: number): boolean =>
    Math.abs(contact.atMs - nowMs) < days * dayMs;
  const made = contacts.filter((contact) => contact.inbound !== true);
  const objections = contacts.filter(({ outcome }) => outcome === objectedOutcome);
  const latest = objections.reduce((ms, { atMs }) => Math.max(ms, atMs), Number.NEGATIVE_INFINITY);
  return {
    total: made.filter((contact) => near(contact, policy.total.days)).length,
    inChannel:
      channel === undefined
        ? 0
        : made.filter((one) => couldBe(one, channel) && near(one, policy.perChannel.days)).length,
    daysSinceObjection: objections.length === 0 ? null : (nowMs - latest) / dayMs,
  };
}

/** A contact without a recorded channel may have been in any. */
const couldBe = (contact: PastContact, channel: string): boolean =>
  contact.channel === null || isSameChannel(contact.channel, channel);

/** `E-Mail`, `e-mail` and `email` are one channel. */
export const isSameChannel = (some: string, other: string): boolean =>
  lettersOf(some) === lettersOf(other);

const lettersOf = (channel: string): string =>
  channel.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');

const refusal = (kind: 'objection' | 'total' | 'channel', reason: string): ContactVerdict => ({
  allowed: false,
  kind,
  reason,
});

const overLimit = (count: number, limit: ContactLimit, where: string): string =>
  `${count} contacts ${where} within ${limit.days} days; at most ${limit.touches}`;
