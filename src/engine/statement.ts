/**
 * SQL statements as files with named steps.
 *
 * A long statement is a chain of common table expressions. Splitting it into
 * its steps lets the debug mode run them one by one and keep each result, which
 * is how a wrong number is found without editing the statement.
 */
import { readFileSync } from 'node:fs';
import { AppError } from '../kernel/index.ts';

export interface Step {
  readonly name: string;
  readonly sql: string;
}

export interface Statement {
  /** File name without `.sql`. */
  readonly name: string;
  readonly sql: string;
  /** The named steps in order; the last is called `result`. */
  readonly steps: readonly Step[];
}

/** Reads the statement that stands beside a module: `sqlFile(import.meta.url, 'edge.sql')`. */
export function sqlFile(moduleUrl: string, file: string): Statement {
  const sql = readFileSync(new URL(file, moduleUrl), 'utf8');
  return parseStatement(file.replace(/^.*\//, '').replace(/\.sql$/, ''), sql);
}

/** Splits `WITH a AS (…), b AS (…) SELECT …`; a statement without WITH is one step. */
export function parseStatement(name: string, text: string): Statement {
  const sql = text.trim().replace(/;$/, '');
  const scan = new Scanner(sql);
  if (!scan.word('with')) return { name, sql, steps: [{ name: 'result', sql }] };
  const steps: Step[] = [];
  do {
    const step = scan.identifier();
    if (step === undefined || !scan.word('as')) throw malformed(name, scan.at);
    const body = scan.parenthesised();
    if (body === undefined) throw malformed(name, scan.at);
    steps.push({ name: step, sql: body.trim() });
  } while (scan.symbol(','));
  steps.push({ name: 'result', sql: sql.slice(scan.at).trim() });
  return { name, sql, steps };
}

const malformed = (name: string, at: number): AppError =>
  new AppError('bug.assertion', `statement ${name}: a named step is malformed near offset ${at}`);

/** Just enough of SQL's lexis to find where a step ends: strings, quoted names, comments. */
class Scanner {
  at = 0;
  readonly #sql: string;

  constructor(sql: string) {
    this.#sql = sql;
    this.#skipBlank();
  }

  word(word: string): boolean {
    const found = this.#sql.slice(this.at, this.at + word.length + 1).toLowerCase();
    if (!found.startsWith(word) || /\w/.test(found.slice(word.length))) return false;
    this.at += word.length;
    this.#skipBlank();
    return true;
  }

  symbol(symbol: string): boolean {
    if (this.#sql[this.at] !== symbol) return false;
    this.at += 1;
    this.#skipBlank();
    return true;
  }

  identifier(): string | undefined {
    const found = /^[a-z_][a-z0-9_]*/i.exec(this.#sql.slice(this.at, this.at + 80))?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    this.#skipBlank();
    return found;
  }

  parenthesised(): string | undefined {
    if (this.#sql[this.at] !== '(') return undefined;
    const start = this.at + 1;
    let depth = 0;
    while (this.at < this.#sql.length) {
      const opened = this.#sql[this.at];
      if (opened === '(') depth += 1;
      if (opened === ')') depth -= 1;
      if (depth === 0) {
        const body = this.#sql.slice(start, this.at);
        this.at += 1;
        this.#skipBlank();
        return body;
      }
      this.at = this.#next();
    }
    return undefined;
  }

  /** Offset after the token that begins here; strings, quoted names and comments are one token. */
  #next(): number {
    const rest = this.#sql.slice(this.at, this.at + 2);
    const until = (mark: string, from: number): number => {
      const found = this.#sql.indexOf(mark, from);
      return found < 0 ? this.#sql.length : found + mark.length;
    };
    if (rest[0] === "'" || rest[0] === '"') return until(rest[0], this.at + 1);
    if (rest === '--') return until('\n', this.at);
    if (rest === '/*') return until('*/', this.at + 2);
    return this.at + 1;
  }

  #skipBlank(): void {
    for (;;) {
      const blank = /^\s+/.exec(this.#sql.slice(this.at, this.at + 400))?.[0].length ?? 0;
      this.at += blank;
      const rest = this.#sql.slice(this.at, this.at + 2);
      if (rest !== '--' && rest !== '/*') {
        if (blank === 0) return;
        continue;
      }
      this.at = this.#next();
    }
  }
}
