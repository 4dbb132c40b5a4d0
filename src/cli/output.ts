/** Where results go: text for people, or one JSON document for machines, always on stdout. */

export interface Output {
  readonly json: boolean;
  /** Prints the text, or the value as JSON when `--json` was given. */
  result(value: unknown, text: () => string): void;
}

export const createOutput = (json: boolean): Output => ({
  json,
  result(value, text) {
    process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
  },
});

/** Width of the terminal; 100 where there is none. */
export const terminalWidth = (): number => process.stdout.columns ?? 100;
