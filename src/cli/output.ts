/** Where results go: text for people, or one JSON document for machines, always on stdout. */
import { foldLines } from './view/plain-text.ts';

export interface Output {
  readonly json: boolean;
  /** Prints the text, or the value as JSON when `--json` was given. */
  result(value: unknown, text: () => string): void;
}

export const createOutput = (json: boolean): Output => ({
  json,
  result(value, text) {
    if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    else process.stdout.write(`${onTerminal() ? foldLines(text(), terminalWidth()) : text()}\n`);
  },
});

/** True where somebody looks on; a pipe or a file is given lines as they are. */
export const onTerminal = (): boolean => process.stdout.isTTY === true;

/** Width of the terminal; 100 where there is none, or it does not say. */
export const terminalWidth = (): number => process.stdout.columns || 100;
