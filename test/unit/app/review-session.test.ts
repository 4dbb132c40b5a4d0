import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, createReviewSession } from '../../../src/app/index.ts';

const question = (customerId: string, profileId: string) => ({ customerId, profileId });
const [a, b, c] = [question('a', 'x:1'), question('b', 'x:1'), question('c', 'x:2')];

describe('a sitting', () => {
  it('settles the other questions about a profile by a yes, and opens them by an undo', () => {
    const session = createReviewSession([a, b, c]);
    expect(session.answer('accept')).toBe(1);
    expect(session.next()).toBe(c);
    expect(session.undo()).toBe(a);
    expect(session.next()).toBe(a);
    expect(session.answer('reject')).toBe(0);
    expect(session.next()).toBe(b);
  });

  it('takes back the last answer, not the last skip', () => {
    const session = createReviewSession([a, b, c]);
    session.answer('reject');
    session.answer('skip');
    expect(session.undo()).toBe(a);
    expect(session.undo()).toBeUndefined();
    expect(session.counts()).toEqual({ accept: 0, reject: 0, skip: 1 });
  });

  it('undoes every answer to where it began, whatever was answered', () => {
    const answers = fc.array(fc.constantFrom<Answer>('accept', 'reject'), { maxLength: 12 });
    const profiles = fc.array(fc.nat(4), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(profiles, answers, (owners, given) => {
        const questions = owners.map((owner, at) => question(`c${at}`, `x:${owner}`));
        const session = createReviewSession(questions);
        let said = 0;
        for (const answer of given) {
          if (session.next() === undefined) break;
          const before = session.left();
          const settled = session.answer(answer);
          expect(session.left()).toBe(before - 1 - settled);
          said += 1;
        }
        for (let at = 0; at < said; at += 1) expect(session.undo()).toBeDefined();
        expect(session.left()).toBe(questions.length);
        expect(session.next()).toBe(questions[0]);
      }),
    );
  });
});
