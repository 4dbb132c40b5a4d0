/**
 * Plays: the recommended next touch, and why.
 *
 * Takes what this night knows of one customer and whether the contact policy
 * lets us speak to them; gives one play, the first that fits:
 *
 * 1. an open case comes before everything a model says: make it right, as an
 *    answer to what they came with, never as a campaign;
 * 2. the contact policy forbids: leave alone;
 * 3. a fact asks for it: a case gone well, a recommendation or a referral is
 *    thanked, a broken rhythm is won back;
 * 4. who they are: a detractor is asked and listened to, influencers are
 *    equipped, advocates may refer, prosumers are asked, participators invited;
 * 5. nothing calls for a touch: leave alone.
 *
 * Sour influencers are not equipped and silent strangers not courted: where
 * sentiment is below zero the play is to ask and listen.
 */

import type { Segment, SignalKind, Stage } from '../kernel/index.ts';
import type { ContactVerdict } from '../privacy/index.ts';
import type { CustomerFeatures } from './features.ts';
import { ofThings, sentimentText } from './figure.ts';

export const playKinds = [
  'ask and listen',
  'invite',
  'thank',
  'equip',
  'offer to refer',
  'make it right',
  'win back',
  'leave alone',
] as const;

export type PlayKind = (typeof playKinds)[number];

export interface Play {
  readonly kind: PlayKind;
  /** One clause with its figures. */
  readonly reason: string;
}

export interface PlayQuestion {
  readonly features: CustomerFeatures;
  readonly segment: Segment;
  readonly stage: Stage;
  readonly signals: readonly SignalKind[];
  readonly contact: ContactVerdict;
}

export function playOf(question: PlayQuestion): Play {
  const { features, contact } = question;
  if (features.openCases > 0) {
    const only = contact.allowed ? '' : `; nothing else: ${contact.reason}`;
    return play(
      'make it right',
      `${ofThings(features.openCases, 'case')} open since ${features.openSince ?? 'an unknown day'}${only}`,
    );
  }
  if (!contact.allowed) return play('leave alone', contact.reason);
  return playOfSignals(question) ?? playOfSegment(question);
}

/** The text of the list's `play` column. */
export const playText = ({ kind, reason }: Play): string => `${kind}: ${reason}`;

function playOfSignals({ features, signals, stage, segment }: PlayQuestion): Play | undefined {
  const has = (kind: SignalKind): boolean => signals.includes(kind);
  if (segment === 'detractor') return undefined;
  if (has('recovered-case')) {
    return play('thank', `a case ended well on ${features.resolvedOn ?? 'an unknown day'}`);
  }
  if (has('referral-purchase')) return play('thank', 'a referral led to a purchase');
  if (has('first-recommendation')) {
    return play(
      'thank',
      `first recommendation on ${features.firstRecommendation ?? 'a recent day'}`,
    );
  }
  if (stage === 'lapsing') {
    return play(
      'win back',
      `no purchase since ${features.lastPurchase ?? 'long ago'}, against their own rhythm`,
    );
  }
  if (has('competitor-attention')) {
    return play('ask and listen', 'attention to a competitor rises; hear what is missing');
  }
  return undefined;
}

function playOfSegment({ features, segment, stage, signals }: PlayQuestion): Play {
  const { sentiment, referrals } = features;
  const sour = sentiment !== null && sentiment < 0;
  switch (segment) {
    case 'detractor':
      return play(
        'ask and listen',
        `reliably negative, sentiment ${sentimentText(sentiment ?? 0)}, no case open`,
      );
    case 'influencer':
      if (sour)
        return play('ask and listen', `moves many, yet sentiment is ${sentimentText(sentiment)}`);
      return signals.includes('new-influencer')
        ? play('invite', `moves ${people(features)} since this night`)
        : play('equip', `moves ${people(features)}; something new to show`);
    case 'advocate':
      return referrals === 0 && stage !== 'none'
        ? play('offer to refer', 'speaks well of the brand and has not referred anybody yet')
        : play('thank', 'speaks well of the brand, repeatedly');
    case 'prosumer':
      return play('ask and listen', 'knows the craft; ask before the next product does');
    case 'participator':
      return sour
        ? play('ask and listen', `takes part, sentiment ${sentimentText(sentiment)}`)
        : play('invite', `takes part: ${ofThings(features.postsRecent, 'post')} lately`);
    case 'friend':
    case 'unknown':
      return playOfStage(stage, sour);
  }
}

/** Known only as a customer, so only what they did as one speaks. */
function playOfStage(stage: Stage, sour: boolean): Play {
  if (sour) return play('leave alone', 'nothing calls for a touch');
  if (stage === 'advocate') return play('thank', 'loyal, and brings others');
  if (stage === 'loyal') return play('offer to refer', 'loyal by their own purchases');
  return play('leave alone', 'nothing calls for a touch');
}

const people = ({ reach }: CustomerFeatures): string => ofThings(reach ?? 0, 'person', 'people');

const play = (kind: PlayKind, reason: string): Play => ({ kind, reason });
