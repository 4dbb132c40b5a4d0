/**
 * Limits of reading files. They are constants and not settings because no honest
 * file comes near them; each is reported where it is reached.
 */

/** Bytes of one line and characters of one record; a longer one is quarantined. */
export const RECORD_MAX = 1_048_576;
/** Rows in one batch: as many as still die young in the collector's nursery. */
export const BATCH_ROWS = 1_024;
/** Characters of cells in one batch, so that long texts do not add up. */
export const BATCH_CHARACTERS_MAX = 16_777_216;
/** Columns of one file. */
export const COLUMNS_MAX = 2_000;
/** Bytes read at once. */
export const CHUNK_BYTES = 262_144;
