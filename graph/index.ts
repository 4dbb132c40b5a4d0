export { type BuiltCsr, buildCleanCsr, buildCsr } from './csr/build.ts';
export { type Csr, csrBytes, networkBytes, weightedCascade, withProbabilities } from './csr/csr.ts';
export { csrChunks, type OpenCsrOptions, openCsr } from './csr/csr-file.ts';
export { createInterner, type InternedIds, type Interner, toFinal } from './csr/interner.ts';
export { type BuiltLinks, buildLinks, type LinkBatch, linkBytes } from './csr/links.ts';
export { type NeededMemory, requireMemory } from './csr/memory.ts';
export {
  type EdgeFigure,
  type NamedNetwork,
  namedNetworkChunks,
  openNamedNetwork,
} from './csr/named-network.ts';
export { type Symmetric, toSymmetric } from './csr/symmetric.ts';
export type { EdgeColumns, EdgeProblem } from './csr/usable-rows.ts';
export { gammaShape } from './evidence/gamma-shape.ts';
export { type KindMean, kindMean, type TieCounts } from './evidence/kind-mean.ts';
export { type EvidenceKind, evidenceKinds, referralProbability } from './evidence/kinds.ts';
export { fitRates, type RateModel, type RateSample } from './evidence/rate-regression.ts';
export {
  type CascadeOptions,
  type Cascades,
  simulateCascades,
} from './influence/cascade.ts';
export { type GroupReachOptions, groupReach } from './influence/group-reach.ts';
export { jointReach, jointReachOn } from './influence/joint-reach.ts';
export type { JointReach, JointReachOptions } from './influence/joint-reach-search.ts';
export {
  type SeparateLists,
  type SeparateListsOptions,
  separateLists,
  type WantedList,
} from './influence/separate-lists.ts';
export { gexfText } from './interop/gexf.ts';
export { graphmlText } from './interop/graphml.ts';
export { type Layout, sunflowerLayout } from './interop/layout.ts';
export { type NetworkPart, nodesAround } from './interop/part.ts';
export { type EmptyGraph, toGraphology } from './interop/to-graphology.ts';
export { type Betweenness, betweenness } from './measure/betweenness.ts';
export { type Communities, findCommunities } from './measure/community.ts';
export { keepCommunityNames } from './measure/community-names.ts';
export { coreNumbers } from './measure/core.ts';
export { type PageRank, type PageRankOptions, pageRank } from './measure/pagerank.ts';
export { type Reach, type ReachOptions, reachOfAll } from './measure/reach.ts';
export type { VoteSide } from './measure/vote-steps.ts';
