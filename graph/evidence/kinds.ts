/**
 * What each kind of evidence says about being moved.
 *
 * A response is something one does because of what another posted. Passing it
 * on, quoting it and answering it are responses in full. A like costs a tap and
 * shows the post to few others, so it counts for a quarter of one where the level
 * is reckoned: how often anybody is moved. But likes come more often than
 * responses, and who likes somebody's posts is who is likely to pass them on; so
 * they count for half where ties are compared with each other. A mention is
 * attention, but need not follow a post; a follow is what gives chances. Neither
 * is a response.
 */

export interface EvidenceKind {
  readonly kind: 'follow' | 'mention' | 'reply' | 'repost' | 'quote' | 'like';
  /** Share of a response, 0–1, in how often one is moved. */
  readonly responseWeight: number;
  /** Share of a response, 0–1, in who is moved more readily than others. */
  readonly hintWeight: number;
}

export const evidenceKinds: readonly EvidenceKind[] = [
  { kind: 'follow', responseWeight: 0, hintWeight: 0 },
  { kind: 'like', responseWeight: 0.25, hintWeight: 0.5 },
  { kind: 'mention', responseWeight: 0, hintWeight: 0 },
  { kind: 'quote', responseWeight: 1, hintWeight: 1 },
  { kind: 'reply', responseWeight: 1, hintWeight: 1 },
  { kind: 'repost', responseWeight: 1, hintWeight: 1 },
];

/**
 * A referral on its day: the referred person was moved once, for certain, and
 * may be again. Half, which is above any learned mean, and ages like the rest.
 */
export const referralProbability = 0.5;
