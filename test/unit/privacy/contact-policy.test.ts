import { describe, expect, it } from 'vitest';
import {
  type ContactPolicy,
  contactVerdict,
  mayContact,
  type PastContact,
} from '../../../src/privacy/index.ts';

const policy: ContactPolicy = {
  perChannel: { touches: 2, days: 30 },
  total: { touches: 4, days: 30 },
  quietDaysAfterObjection: 365,
};
const nowMs = Date.parse('2026-06-30T12:00:00Z');
const daysAgo = (days: number, more: Partial<PastContact> = {}): PastContact => ({
  atMs: nowMs - days * 86_400_000,
  channel: 'email',
  inbound: false,
  outcome: null,
  ...more,
});
const ask = (contacts: readonly PastContact[], channel?: string) =>
  mayContact({ policy, contacts, nowMs, ...(channel === undefined ? {} : { channel }) });
const kindOf = (contacts: readonly PastContact[], channel?: string) => {
  const verdict = ask(contacts, channel);
  return verdict.allowed ? 'allowed' : verdict.kind;
};

describe('contact policy', () => {
  it('allows whoever was never contacted', () => {
    expect(ask([], 'email')).toEqual({ allowed: true });
  });

  it('stops at the limit of one channel, not of another', () => {
    const contacts = [daysAgo(1), daysAgo(2)];
    expect(kindOf(contacts, 'email')).toBe('channel');
    expect(kindOf(contacts, 'phone')).toBe('allowed');
    expect(kindOf(contacts)).toBe('allowed');
  });

  it('counts a channel however it is spelt, and no other', () => {
    const contacts = [daysAgo(1, { channel: 'E-Mail' }), daysAgo(2, { channel: 'e-mail' })];
    for (const channel of ['email', 'e-mail', 'EMAIL', ' E mail ']) {
      expect(kindOf(contacts, channel)).toBe('channel');
    }
    expect(kindOf(contacts, 'mail')).toBe('allowed');
    const japanese = [daysAgo(1, { channel: '電話' }), daysAgo(2, { channel: '電話' })];
    expect(kindOf(japanese, '電話')).toBe('channel');
    expect(kindOf(japanese, '郵便')).toBe('allowed');
  });

  it('stops at the limit of all channels together', () => {
    const contacts = ['email', 'phone', 'post', 'shop'].map((channel, at) =>
      daysAgo(at + 1, { channel }),
    );
    expect(kindOf(contacts, 'chat')).toBe('total');
    expect(kindOf(contacts.slice(1), 'chat')).toBe('allowed');
  });

  it('lets a contact of exactly so many days ago go', () => {
    expect(kindOf([daysAgo(1), daysAgo(30)], 'email')).toBe('allowed');
    expect(kindOf([daysAgo(1), daysAgo(29.999)], 'email')).toBe('channel');
  });

  it('counts what is planned, so that the coming window holds no more than the limit', () => {
    expect(kindOf([daysAgo(-1), daysAgo(-29)], 'email')).toBe('channel');
    expect(kindOf([daysAgo(-1), daysAgo(-30)], 'email')).toBe('allowed');
  });

  it('does not count customers who came to us, and counts contacts of unknown direction', () => {
    expect(kindOf([1, 2, 3, 4].map((days) => daysAgo(days, { inbound: true })))).toBe('allowed');
    expect(
      kindOf(
        [1, 2].map((days) => daysAgo(days, { inbound: null })),
        'email',
      ),
    ).toBe('channel');
  });

  it('takes a contact without a channel for one of any channel', () => {
    expect(
      kindOf(
        [1, 2].map((days) => daysAgo(days, { channel: null })),
        'chat',
      ),
    ).toBe('channel');
  });

  it('is quiet in every channel after an objection, also one that came in', () => {
    const objection = daysAgo(364, { outcome: 'objected', inbound: true });
    expect(kindOf([objection], 'phone')).toBe('objection');
    expect(kindOf([{ ...objection, atMs: nowMs - 365 * 86_400_000 }], 'phone')).toBe('allowed');
  });

  it('goes by the latest of several objections', () => {
    const contacts = [daysAgo(10, { outcome: 'objected' }), daysAgo(1000, { outcome: 'objected' })];
    expect(ask(contacts)).toEqual({
      allowed: false,
      kind: 'objection',
      reason: 'objected 10 days ago; quiet for 365 days',
    });
  });

  it('contacts nobody where the limit is none', () => {
    const closed = { ...policy, total: { touches: 0, days: 1 } };
    expect(contactVerdict(closed, { total: 0, inChannel: 0, daysSinceObjection: null })).toEqual({
      allowed: false,
      kind: 'total',
      reason: '0 contacts in all channels within 1 days; at most 0',
    });
  });
});
