/** The part of the configuration that finding duplicates reads. */
export interface DuplicateJobSettings {
  readonly duplicates: {
    readonly probability: number;
    readonly pairsPerBlockMax: number;
    readonly reviewPairsMax: number;
  };
}
