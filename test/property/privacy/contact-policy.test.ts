import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContactPolicy, mayContact, type PastContact } from '../../../src/privacy/index.ts';

const dayMs = 86_400_000;
const limit = fc.record({
  touches: fc.integer({ min: 0, max: 4 }),
  days: fc.integer({ min: 1, max: 20 }),
});
const policies: fc.Arbitrary<ContactPolicy> = fc.record({
  perChannel: limit,
  total: limit,
  quietDaysAfterObjection: fc.integer({ min: 0, max: 30 }),
});
const wishes = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 60 }),
    channel: fc.constantFrom('email', 'phone', 'post'),
    outcome: fc.constantFrom(null, 'answered', 'objected'),
  }),
  { maxLength: 40 },
);

/** Contacts everybody the policy lets be contacted, in the order wished for, which need not be that of time. */
function contactAll(
  policy: ContactPolicy,
  wanted: readonly { day: number; channel: string; outcome: string | null }[],
): PastContact[] {
  const made: PastContact[] = [];
  for (const { day, channel, outcome } of wanted) {
    const atMs = day * dayMs;
    if (!mayContact({ policy, contacts: made, nowMs: atMs, channel }).allowed) continue;
    made.push({ atMs, channel, inbound: false, outcome });
  }
  return made;
}

/** Most contacts in any window of so many days; every fullest window begins at one of them. */
const fullest = (contacts: readonly PastContact[], days: number): number =>
  Math.max(
    0,
    ...contacts.map(
      ({ atMs }) =>
        contacts.filter((one) => one.atMs >= atMs && one.atMs < atMs + days * dayMs).length,
    ),
  );

describe('contact policy, obeyed', () => {
  it('never puts more than n contacts into d days, in all channels or in one', () => {
    fc.assert(
      fc.property(policies, wishes, (policy, wanted) => {
        const made = contactAll(policy, wanted);
        expect(fullest(made, policy.total.days)).toBeLessThanOrEqual(policy.total.touches);
        for (const channel of ['email', 'phone', 'post']) {
          const ofChannel = made.filter((one) => one.channel === channel);
          expect(fullest(ofChannel, policy.perChannel.days)).toBeLessThanOrEqual(
            policy.perChannel.touches,
          );
        }
      }),
    );
  });

  it('never speaks within the quiet days after an objection', () => {
    fc.assert(
      fc.property(policies, wishes, (policy, wanted) => {
        const made = contactAll(
          policy,
          [...wanted].sort((a, b) => a.day - b.day),
        );
        for (const { atMs, outcome } of made) {
          if (outcome !== 'objected') continue;
          const quietUntil = atMs + policy.quietDaysAfterObjection * dayMs;
          const broken = made.filter((one) => one.atMs > atMs && one.atMs < quietUntil);
          expect(broken).toEqual([]);
        }
      }),
    );
  });

  it('becomes no milder by a further contact', () => {
    fc.assert(
      fc.property(policies, wishes, fc.integer({ min: 0, max: 60 }), (policy, wanted, day) => {
        const contacts = wanted.map(({ day: on, channel, outcome }) => ({
          atMs: on * dayMs,
          channel,
          inbound: false,
          outcome,
        }));
        const ask = (some: readonly PastContact[]) =>
          mayContact({ policy, contacts: some, nowMs: day * dayMs, channel: 'email' }).allowed;
        if (!ask(contacts.slice(1))) expect(ask(contacts)).toBe(false);
      }),
    );
  });
});
