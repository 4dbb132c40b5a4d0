/** The section `graph` of the configuration, as the job reads it. */
export interface GraphJobSettings {
  readonly halfLifeDays: number;
  readonly habitHalfLifeDays: number;
  readonly damping: number;
  readonly reachSets: number;
  readonly reachEdgesMax: number;
  readonly betweennessPivots: number;
  readonly authenticPrior: number;
  readonly memoryMb: number;
}
