/** The part of the configuration that matching reads. */
export interface MatchJobSettings {
  readonly match: {
    readonly precision: number;
    readonly reviewProbability: number;
    readonly pairsPerBlockMax: number;
    readonly pairsPerRecordMax: number;
    readonly reviewPairsMax: number;
    readonly parameters: 'learn' | 'previous';
    readonly staleDaysMax: number;
    readonly changeStep: number;
  };
  readonly privacy: {
    readonly legitimateInterest: readonly string[];
    readonly fileBasis?:
      | { readonly ground: string; readonly platforms: readonly string[] }
      | undefined;
  };
  readonly evaluation: boolean;
}
