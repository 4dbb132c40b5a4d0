/**
 * What a coercion gives when a value is there and cannot be read.
 *
 * The reason says what was expected, never what was found: reasons travel into
 * logs, where no name, address or number of a person may appear.
 */

export class Unreadable {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A value, null where there was none, or why there is none although something was given. */
export type Coerced<T> = T | null | Unreadable;

export const isUnreadable = (value: unknown): value is Unreadable =>
  typeof value === 'object' && value instanceof Unreadable;
