import { describe, expect, it } from 'vitest';
import { suppressedBy, suppressionIndex } from '../../../src/privacy/index.ts';

const index = suppressionIndex([
  { subjectKind: 'customer', subject: 'C1' },
  { subjectKind: 'profile', subject: 'bluesky:7' },
  { subjectKind: 'email', subject: ' Ada@Example.org ' },
]);

describe('suppression', () => {
  it('finds a customer, a profile and an address by their own kind only', () => {
    expect(suppressedBy(index, { customerId: 'C1' })).toBe('customer');
    expect(suppressedBy(index, { profileIds: ['x:1', 'bluesky:7'] })).toBe('profile');
    expect(suppressedBy(index, { customerId: 'bluesky:7' })).toBeUndefined();
    expect(suppressedBy(index, { emails: ['C1'] })).toBeUndefined();
  });

  it('compares addresses as people type them', () => {
    expect(suppressedBy(index, { emails: [null, 'ADA@example.ORG'] })).toBe('email');
    expect(suppressedBy(index, { emails: ['ada@example.com', null] })).toBeUndefined();
  });

  it('keeps the case of ids, which are keys', () => {
    expect(suppressedBy(index, { customerId: 'c1' })).toBeUndefined();
  });

  it('names the strongest wish', () => {
    const question = { customerId: 'C1', emails: ['ada@example.org'], profileIds: ['bluesky:7'] };
    expect(suppressedBy(index, question)).toBe('customer');
    expect(suppressedBy(index, { ...question, customerId: 'C2' })).toBe('email');
  });
});
