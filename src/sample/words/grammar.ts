/**
 * A grammar with slots: templates read once, then written out by chance.
 *
 * Takes lists of templates such as 'best {kit} {ever}, {p}' and the lists their
 * slots name; gives compiled lists that write themselves into text. Nearly all
 * of a town's bytes come from here, so a template is an array of pieces to be
 * concatenated and nothing is searched for while writing.
 */
import { AppError, type Random } from '../../kernel/index.ts';
import type { Lexicon } from './opinions.ts';

/** What differs from post to post. Plain values: a closure a post would cost more than the post. */
export interface Subject {
  /** Ways to write the maker's name. */
  readonly maker: readonly string[];
  /** Ways to name the product. */
  readonly product: Templates;
  readonly competitor: string;
  readonly times: readonly string[];
  /** Other clauses, already written: quoted, first and last half. */
  readonly quoted: string;
  readonly first: string;
  readonly last: string;
}

type Special = 'b' | 'p' | 'c' | 'n' | 't' | 'q' | 'x' | 'y';
interface Slot {
  readonly special: Special;
}
type Piece = string | Slot | Templates;
type Template = readonly Piece[];
export type Templates = readonly Template[];

const specials: Readonly<Record<Special, Slot>> = {
  b: { special: 'b' },
  p: { special: 'p' },
  c: { special: 'c' },
  n: { special: 'n' },
  t: { special: 't' },
  q: { special: 'q' },
  x: { special: 'x' },
  y: { special: 'y' },
};

/** A compiler for one language's lists: every slot it meets must be in `slots`. */
export function createCompiler(slots: Lexicon): (lines: readonly string[]) => Templates {
  const known = new Map<string, Templates>();
  const open = new Set<string>();
  const slotOf = (name: string): Piece => {
    if (Object.hasOwn(specials, name)) return specials[name as Special];
    const done = known.get(name);
    if (done !== undefined) return done;
    const lines = slots[name];
    if (lines === undefined || lines.length === 0 || open.has(name)) {
      throw new AppError('bug.assertion', `No list for the slot {${name}}, or one within itself.`);
    }
    open.add(name);
    const templates = compile(lines);
    open.delete(name);
    known.set(name, templates);
    return templates;
  };
  const compile = (lines: readonly string[]): Templates =>
    lines.map((line) =>
      line
        .split(/\{([^{}]*)\}/)
        .map((part, at): Piece => (at % 2 === 0 ? part : slotOf(part)))
        .filter((piece) => piece !== ''),
    );
  return compile;
}

/** Writes one of the templates, drawn by chance. */
export function write(random: Random, templates: Templates, subject: Subject): string {
  let text = '';
  for (const piece of random.pick(templates)) {
    if (typeof piece === 'string') text += piece;
    else if ('special' in piece) text += special(random, piece.special, subject);
    else text += write(random, piece, subject);
  }
  return text;
}

function special(random: Random, slot: Special, subject: Subject): string {
  switch (slot) {
    case 'b':
      return random.pick(subject.maker);
    case 'p':
      return write(random, subject.product, subject);
    case 'c':
      return subject.competitor;
    case 'n':
      return String(2 + random.below(28));
    case 't':
      return random.pick(subject.times);
    case 'q':
      return subject.quoted;
    case 'x':
      return subject.first;
    case 'y':
      return subject.last;
  }
}
