/** `--brand NAME --terms a,b`, several times: brands with their other names. */
import { type Command, Option } from 'commander';
import { AppError } from '../kernel/index.ts';

export interface NamedBrand {
  readonly name: string;
  readonly terms: readonly string[];
}

export function addBrandOptions(command: Command): Command {
  const named = brandOptions();
  return command
    .addOption(
      new Option('--brand <name>', 'a brand to score toward')
        .default([], 'none')
        .argParser(named.brand),
    )
    .option('--terms <terms>', 'other names of the brand before it, joined by commas', named.terms);
}

/** Throws `usage.bad_option` for terms without a brand. */
export function brandsOf({
  brand,
  terms,
}: {
  readonly brand: readonly NamedBrand[];
  readonly terms?: unknown;
}): readonly NamedBrand[] {
  if (terms === undefined || brand.length > 0) return brand;
  throw new AppError('usage.bad_option', '--terms are names of a brand: give --brand NAME too');
}

/** `--terms` belongs to the `--brand` before it, or to the first one after it. */
function brandOptions() {
  let early: readonly string[] = [];
  let last: { name: string; terms: string[] } | undefined;
  return {
    brand(name: string, before: readonly NamedBrand[]): readonly NamedBrand[] {
      if (name.trim() === '') throw new AppError('usage.bad_option', '--brand needs a name');
      last = { name, terms: [...early] };
      early = [];
      return [...before, last];
    },
    terms(text: string): readonly string[] {
      const terms = text
        .split(',')
        .map((term) => term.trim())
        .filter((term) => term !== '');
      if (last === undefined) early = terms;
      else last.terms.push(...terms);
      return terms;
    },
  };
}
