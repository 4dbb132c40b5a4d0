/**
 * The job `match`: which public profiles belong to which customers.
 *
 * Basis and suppression first, then blocking, one narrow pass that compares, a
 * model learnt from the counts of that pass, and a decision per profile.
 */

import { learn } from '../../src/match/index.ts';
import { defineJob } from '../../src/pipeline/index.ts';
import { makeCandidates } from './block.ts';
import { gatherPairs } from './gather.ts';
import { judge } from './judge.ts';
import { compareContext, randomPatterns } from './learn-parameters.ts';
import { makePool } from './pool.ts';
import type { MatchJobSettings } from './settings.ts';
import { loadDecided, writeLinks } from './write-links.ts';

export const match = defineJob<MatchJobSettings>()({
  name: 'match',
  inputs: [
    'core.customer',
    'core.profile',
    'core.customer_identity',
    'core.profile_identity',
    'core.customer_key',
    'core.profile_key',
    'core.basis',
    'core.suppression',
    'core.review',
  ],
  outputs: ['derived.link', 'derived.review_queue'],
  settings: ['match', 'privacy', 'evaluation'],
  async run(context) {
    const { session, settings, figure } = context;
    const size = await makePool({ session, settings, date: context.date });
    const length = await makeCandidates(context);
    const compare = await compareContext(session, size);
    const { pairs, patterns, namesakes } = await gatherPairs({
      session,
      size,
      compare,
      length,
      progress: (done) => context.progress(done, length, 'pairs'),
    });
    const random = await randomPatterns(session, compare, size);
    const { parameters, logPosteriors } = learn({ patterns, randomPatterns: random, size });
    const judged = judge(pairs, parameters, settings.match);
    await loadDecided({ session, pairs, parameters, judged });
    await writeLinks({
      links: context.output('derived.link'),
      reviewQueue: context.output('derived.review_queue'),
      reviewPairsMax: settings.match.reviewPairsMax,
    });
    figure('namesake_share', namesakes.share);
    figure('name_affinity', namesakes.affinity);
    figure('patterns', patterns.length);
    figure('learning_rounds', logPosteriors.length);
    figure('accept_probability', judged.acceptProbability);
    const verdicts = [...judged.kept.values()];
    figure('accepted_links', verdicts.filter((one) => one.decision === 'accept').length);
    figure('review_pairs', verdicts.filter((one) => one.decision === 'review').length);
  },
});
