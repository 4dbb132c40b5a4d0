/**
 * The job `match`: which public profiles belong to which customers.
 *
 * Basis and suppression first, then blocking, one narrow pass that compares, a
 * model learnt from the counts of that pass, and a decision per profile.
 */
import { affinityBits, judge, ownerPrior, ownerStructure } from '../../src/match/index.ts';
import { defineJob } from '../../src/pipeline/index.ts';
import { makeCandidates } from './block.ts';
import { gatherPairs } from './gather.ts';
import { compareFacts } from './learn-parameters.ts';
import {
  carryOver,
  placesOfLinksBefore,
  readRenamedLinks,
  writeChanges,
} from './links-over-time.ts';
import { modelOfNight, writeParameters } from './parameters.ts';
import { makePool, profilesByPlatform, readTwins } from './pool.ts';
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
    'derived.duplicate',
  ],
  previous: [
    'derived.link',
    'derived.match_parameter',
    'core.customer_identity',
    'core.profile_identity',
  ],
  outputs: [
    'derived.link',
    'derived.review_queue',
    'derived.link_change',
    'derived.match_parameter',
  ],
  ports: ['threads'],
  settings: ['match', 'privacy', 'evaluation'],
  async run(context) {
    const { session, settings, figure } = context;
    const size = await makePool({ session, settings, date: context.date });
    await readRenamedLinks(session);
    const length = await makeCandidates(context, size.customers + size.profiles);
    const facts = await compareFacts(session, size);
    const { pairs, randomPatterns } = await gatherPairs({
      session,
      threads: context.ports.threads,
      facts,
      size,
      length,
      folder: context.folder,
      progress: (done) => context.progress(done, length, 'pairs'),
    });
    const personOf = await readTwins(session, size.customers);
    const structure = ownerStructure(pairs, personOf);
    const model = await modelOfNight(context, {
      structure,
      size,
      randomPatterns,
      profilesOf: await profilesByPlatform(session),
    });
    const { parameters, namesakes } = model;
    const prior = ownerPrior(parameters, namesakes, size);
    const judged = judge({
      structure,
      parameters,
      prior,
      settings: settings.match,
      thresholds: model.thresholds,
      watched: await placesOfLinksBefore(session, pairs),
    });
    await loadDecided({ session, pairs, parameters, judged, nobody: prior.nobody });
    figure('stale_links', await carryOver(context));
    await writeLinks({
      links: context.output('derived.link'),
      reviewQueue: context.output('derived.review_queue'),
      reviewPairsMax: settings.match.reviewPairsMax,
    });
    figure('changed_links', await writeChanges(context, context.output('derived.link_change')));
    await writeParameters(context.output('derived.match_parameter'), model, judged.thresholds);
    figure('namesake_share', namesakes.share);
    for (const [knot, bits] of affinityBits.entries()) {
      figure(`name_affinity_${-bits}`, namesakes.affinity[knot] ?? 1);
    }
    figure('second_account_share', namesakes.second);
    figure('accept_probability', judged.thresholds.acceptProbability);
    const verdicts = [...judged.kept.values()];
    figure('accepted_links', verdicts.filter((one) => one.decision === 'accept').length);
    figure('review_pairs', verdicts.filter((one) => one.decision === 'review').length);
  },
});
