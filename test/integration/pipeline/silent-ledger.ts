import type { LedgerPort } from '../../../src/pipeline/index.ts';

/** A ledger for nights whose notes nobody reads. */
export const silentLedger: LedgerPort = {
  assertLockHeld: async () => {},
  jobStarted: async () => {},
  jobEnded: async () => {},
  jobSkipped: async () => {},
};
