/**
 * The catalogue of every error kith can end with.
 *
 * One place, so that a message, its exit code and its page in
 * docs/reference/errors.md can never drift apart (a test compares them).
 * `what` says what happened, `mend` what a person can do about it.
 */

export type ErrorKind = 'usage' | 'config' | 'input' | 'upstream' | 'limit' | 'store' | 'bug';

/** Exit code of the process for each kind; 0 is success. */
export const exitCodeOfKind: Readonly<Record<ErrorKind, number>> = {
  usage: 2,
  config: 3,
  input: 4,
  upstream: 5,
  limit: 6,
  store: 7,
  bug: 70,
};

interface ErrorCodeEntry {
  readonly kind: ErrorKind;
  readonly what: string;
  readonly mend: string;
  /** What helps in a command on files alone, which has no sources and no workspace of its own. */
  readonly mendAlone?: string;
}

export const errorCodes = {
  // Command line
  'usage.unknown_command': {
    kind: 'usage',
    what: 'The command line names a command that does not exist.',
    mend: 'Use the nearest command that the message names, or `kith --help`.',
  },
  'usage.bad_option': {
    kind: 'usage',
    what: 'An option is unknown, lacks its value, or has one that cannot be read.',
    mend: 'See `kith COMMAND --help`.',
  },
  'usage.not_found': {
    kind: 'usage',
    what: 'The customer, list or run asked for is not in the published edition.',
    mend: 'Check the name; `kith list` shows the lists there are.',
  },
  'usage.nothing_published': {
    kind: 'usage',
    what: 'No edition has been published yet.',
    mend: 'Run `kith nightly` first.',
  },
  'usage.export_refused': {
    kind: 'usage',
    what: 'The edition is marked as evaluation, and evaluation editions are never exported.',
    mend: 'Run a night without `evaluation: true`, on customers who have a basis.',
  },
  // Configuration
  'config.invalid': {
    kind: 'config',
    what: 'The configuration has one or more faults; all are listed.',
    mend: 'Correct each named key; docs/reference/configuration.md says what every setting takes.',
  },
  'config.unreadable': {
    kind: 'config',
    what: 'The configuration file is missing or is not YAML.',
    mend: 'Check the path given by --config and the line that the message names.',
  },
  // Input
  'input.file_missing': {
    kind: 'input',
    what: 'A source file named in the configuration or on the command line does not exist or cannot be read.',
    mend: 'Check the path under `sources` and the permissions of the file.',
    mendAlone:
      'Check the path on the command line (a relative one starts in this folder) and the permissions of the file.',
  },
  'input.file_unusable': {
    kind: 'input',
    what: 'A source file cannot be used as a whole: empty, no header, wrong delimiter, or a required column missing.',
    mend: 'Open the file, compare its header with docs/reference/tables.md, and add a mapping if names differ.',
    mendAlone:
      'Open the file and compare its header with `kith COMMAND --help`; rename columns, or give a mapping under `sources` of a configuration named by --config (docs/guides/your-own-files.md).',
  },
  'input.too_many_bad_rows': {
    kind: 'input',
    what: 'The share of quarantined rows of one source is above `night.quarantineShareMax`.',
    mend: 'Look at the reasons listed; mend the file or its mapping, or raise the share knowingly.',
    mendAlone:
      'Look at the reasons listed and mend the file, or raise `night.quarantineShareMax` knowingly, in a configuration named by --config.',
  },
  'input.wish_unreadable': {
    kind: 'input',
    what: 'A row of a suppression file cannot be read, so somebody’s wish not to be processed would go unheard.',
    mend: 'Mend the lines that the message names, or take out what is no wish. No setting lets such a row pass.',
  },
  'input.no_basis': {
    kind: 'input',
    what: 'No customer has a lawful basis to be matched on any platform.',
    mend: 'Give a basis file under `sources.basis`, declared handles in the customer file, or `privacy.fileBasis` for the whole file.',
  },
  // Limits
  'limit.night_running': {
    kind: 'limit',
    what: 'Another night is running on the same database.',
    mend: 'Wait for the run that the message names, or end it.',
  },
  'limit.disk_full': {
    kind: 'limit',
    what: 'A table could not be written to the lake because the disk is full.',
    mend: 'Free space in the workspace folder and start the same command again; it resumes.',
    mendAlone:
      'Free space in the folder of --out and in that of temporary files, or name another one by TMPDIR; then start the same command again.',
  },
  'limit.graph_memory': {
    kind: 'limit',
    what: 'The influence network needs more memory than `graph.memoryMb` allows.',
    mend: 'Raise `graph.memoryMb` to the figure that the message names, or give fewer interactions.',
    mendAlone:
      'Raise `graph.memoryMb` to the figure that the message names, in a configuration named by --config or as KITH_GRAPH__MEMORY_MB, or give fewer edges.',
  },
  'limit.memory': {
    kind: 'limit',
    what: 'A statement needed more memory than `engine.memoryMb` allows and could not spill.',
    mend: 'Raise `engine.memoryMb` or free disk for spilling.',
    mendAlone:
      'Raise `engine.memoryMb`, in a configuration named by --config or as KITH_ENGINE__MEMORY_MB, or free disk in the folder of temporary files (TMPDIR).',
  },
  // Store
  'store.unreachable': {
    kind: 'store',
    what: 'PostgreSQL cannot be reached or went away.',
    mend: 'Check DATABASE_URL, or run `kith doctor` for the embedded server; then start the same command again.',
  },
  'store.refused': {
    kind: 'store',
    what: 'PostgreSQL refused a statement, the login, or its version is too old.',
    mend: 'kith needs PostgreSQL 14 or later and a role that may create schemas.',
  },
  'store.embedded_unavailable': {
    kind: 'store',
    what: 'The embedded PostgreSQL cannot run on this machine.',
    mend: 'The message says why; or set DATABASE_URL to a PostgreSQL of your own.',
  },
  'store.lake_unwritable': {
    kind: 'store',
    what: 'The workspace folder cannot be written.',
    mend: 'Check the permissions of the folder named by `workspace`.',
    mendAlone:
      'Check the permissions of the folder that the message names; TMPDIR names another one for temporary files.',
  },
  'store.lake_damaged': {
    kind: 'store',
    what: 'The manifest names a table version whose files are missing or changed.',
    mend: 'Run `kith nightly --from ingest` to build the tables again.',
  },
  'store.check_failed': {
    kind: 'store',
    what: 'A table broke one of its checks, so nothing was published; yesterday’s lists stand.',
    mend: 'The message names table, check and row count; mend the source and run the night again, with --accept-change when a change of size is meant.',
  },
  // Bugs
  'bug.assertion': {
    kind: 'bug',
    what: 'Something that can never happen happened.',
    mend: 'Please report it with the run id and the log line.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeEntry>>;

export type ErrorCode = keyof typeof errorCodes;
