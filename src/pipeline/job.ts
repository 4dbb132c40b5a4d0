/**
 * A job: what it reads, what it writes, which ports and settings it asks for.
 *
 * The plan, the fingerprints and the context all follow from this description,
 * so a job can touch nothing it has not declared.
 */
import type { Parameters, Session, Statement } from '../engine/index.ts';
import type { ColumnBatches, IsoDate } from '../kernel/index.ts';
import type { TableName } from '../lake/index.ts';
import type { PortName, Ports } from './ports.ts';

export interface TableWriter {
  /** The statement's rows, in the order of the table's key. */
  select(statement: Statement | string, parameters?: Parameters): Promise<number>;
  /** Rows made in TypeScript, already in the order of the table's key. */
  batches(batches: ColumnBatches): Promise<number>;
  /**
   * One part of a long job's output. Parts follow each other in the table's
   * order. A part that a killed night finished is kept and `produce` not called.
   */
  part(index: number, produce: () => ColumnBatches | Promise<ColumnBatches>): Promise<void>;
  /** Shows the session what is written so far as `written.<table>`, parts kept from a killed night included. */
  show(): Promise<void>;
}

/** What a running job is offered: only what it declared. */
export interface JobContext<
  Settings extends object = object,
  Output extends TableName = TableName,
  Port extends PortName = PortName,
> {
  /** Date of the night, UTC; only for jobs that are `dated`. */
  readonly date: IsoDate;
  readonly seed: number;
  readonly settings: Readonly<Settings>;
  /** Sees the declared inputs under their names, and last night's as `previous.<table>` or `previous.core_<table>`. */
  readonly session: Session;
  readonly ports: Pick<Ports, Port>;
  output(table: Output): TableWriter;
  /** Shown live; `total` when it is known. Units last: `progress(3, 10, 'batches')`. */
  progress(done: number, total: number | undefined, unit: string): void;
  /** A figure for the run's summary and ledger, such as `pairs` or `quarantined`. */
  figure(name: string, value: number): void;
  /** Digest of everything this run depends on. */
  readonly fingerprint: string;
  /** Folder for passing files; gone after the night, made by whoever writes into it. */
  readonly folder: string;
  /** States a port's content as this run leaves it, for a job that changes it itself. */
  settle(port: Port, fingerprint: string): void;
  /** Something a person should know although the night goes on, such as a capped block. */
  warn(message: string): void;
}

export interface Job<Settings extends object = object> {
  readonly name: string;
  readonly inputs: readonly TableName[];
  /** Tables read as the last night of an earlier date published them. */
  readonly previous: readonly TableName[];
  readonly outputs: readonly TableName[];
  readonly ports: readonly PortName[];
  /** Sections of the configuration it reads. */
  readonly settings: readonly (keyof Settings & string)[];
  /** False when its outputs do not depend on the date of the night. */
  readonly dated: boolean;
  run(context: JobContext<Settings>): Promise<void>;
}

interface JobDescription<Settings extends object, Output extends TableName, Port extends PortName> {
  readonly name: string;
  readonly inputs: readonly TableName[];
  readonly previous?: readonly TableName[];
  readonly outputs: readonly Output[];
  readonly ports?: readonly Port[];
  readonly settings?: readonly (keyof Settings & string)[];
  readonly dated?: boolean;
  run(context: JobContext<Settings, Output, Port>): Promise<void>;
}

/**
 * Declares a job. The sections of the configuration it reads are its type
 * argument: `defineJob<{ match: MatchSettings }>()({ name: 'match', settings: ['match'], … })`.
 */
export const defineJob =
  <Settings extends object = Record<never, never>>() =>
  <const Output extends TableName, const Port extends PortName = never>(
    description: JobDescription<Settings, Output, Port>,
  ): Job<Settings> => ({
    previous: [],
    ports: [],
    settings: [],
    dated: true,
    ...description,
    run: (context) => description.run(context as JobContext<Settings, Output, Port>),
  });
