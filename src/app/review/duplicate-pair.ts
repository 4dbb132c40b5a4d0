/** Two customer records as the log of reviews names them: the id that comes first, byte by byte, first. */
import type { ReviewPair } from '../../store/index.ts';

export function duplicatePair(
  one: string,
  other: string,
): Extract<ReviewPair, { kind: 'duplicate' }> {
  const inOrder = Buffer.compare(Buffer.from(one), Buffer.from(other)) <= 0;
  const [customerId, otherCustomerId] = inOrder ? [one, other] : [other, one];
  return { kind: 'duplicate', customerId, otherCustomerId };
}
