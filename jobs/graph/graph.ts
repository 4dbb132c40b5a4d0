/**
 * The job `graph`: who influences whom, and what each profile's place in the
 * network is worth.
 *
 * Edges are learned from attention, referrals and what is known from elsewhere
 * (SQL over the lake); the network is then held in typed arrays and measured
 * (TypeScript). Every profile we know appears in the measures, isolated ones
 * too, and so does every profile that only stands at the end of an edge.
 * PageRank begins at last night's ranks, which saves steps and changes the
 * answer by no more than its stated tolerance.
 */
import { defineJob } from '../../src/pipeline/index.ts';
import { judgeProfiles } from './judge-profiles.ts';
import { learnEdges } from './learn-edges.ts';
import { loadNetwork } from './load-network.ts';
import { measureBatches, measureNetwork } from './measure-network.ts';
import type { GraphJobSettings } from './settings.ts';

export const graph = defineJob<{ graph: GraphJobSettings }>()({
  name: 'graph',
  inputs: [
    'core.interaction',
    'core.given_edge',
    'core.post',
    'core.profile',
    'core.referral',
    'derived.link',
  ],
  previous: ['derived.node_measure'],
  outputs: ['derived.edge', 'derived.node_measure'],
  settings: ['graph'],
  async run(context) {
    const { session, settings, figure } = context;
    await judgeProfiles(context);
    await learnEdges(context);
    const edges = await context.output('derived.edge').select('SELECT * FROM scratch.edge');
    figure('edges', edges);
    const [given] = await session.rows<{ edges: number; met: number }>(
      `SELECT count(*) AS edges,
              COALESCE(sum(CASE WHEN a.profile_id IS NOT NULL OR b.profile_id IS NOT NULL THEN 1 ELSE 0 END), 0) AS met
       FROM core.given_edge AS g
       LEFT JOIN core.profile AS a ON a.profile_id = g.influencer_profile_id
       LEFT JOIN core.profile AS b ON b.profile_id = g.influenced_profile_id`,
    );
    figure('given_edges', given?.edges ?? 0);
    figure('given_edges_met', given?.met ?? 0);
    const network = await loadNetwork(context, edges);
    figure('nodes', network.csr.nodes);
    const measures = measureNetwork(network, {
      ...settings.graph,
      seed: context.seed,
      progress: (done, total) => context.progress(done, total, 'measures'),
    });
    for (const [name, value] of Object.entries(measures.figures)) figure(name, value);
    if (!measures.pageRankConverged) {
      context.warn('PageRank did not reach its tolerance; the residual is among the figures');
    }
    if (network.csr.edges > 0 && measures.figures.reach_sets < settings.graph.reachSets) {
      context.warn(
        `reach was estimated from ${measures.figures.reach_sets} sets, because more would look at over graph.reachEdgesMax edges`,
      );
    }
    await context.output('derived.node_measure').batches(measureBatches(network, measures));
  },
});
