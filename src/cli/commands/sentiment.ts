/** `kith sentiment`: how posts feel, as a whole or toward a brand; without database. */
import type { Command } from 'commander';
import { runSentimentFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { sentimentSummaryText } from '../view/sentiment-summary.ts';

interface SentimentFlags {
  readonly posts: readonly string[];
  readonly brand: readonly NamedBrand[];
  readonly out?: string;
  readonly truth: readonly string[];
  readonly shared?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

interface NamedBrand {
  readonly name: string;
  readonly terms: readonly string[];
}

const help = `
Files are CSV, NDJSON or Parquet, .gz allowed; an option may be given several times.

  --posts F    post_id and text; may have lang (guessed otherwise) and target, the brand or topic
               that this post is scored toward.
  --brand B    Score toward B wherever a post names it; --terms T,… after it gives its other names,
               @handles and #hashtags. Several --brand: a post that names two gets two rows. A post
               that names none is scored as a whole. Without --brand, the brand and competitors of
               a configuration given by --config.
  --out F      post_id, lang, negative, neutral, positive (probabilities), label; and brand, empty
               for a post scored as a whole, where brands or targets were given. By its name .csv,
               .ndjson or .parquet.
  --truth F    post_id and label: negative, neutral, positive, or 0, 1, 2, or numbers whose sign
               tells; may have lang and target. May be the file of the posts itself.

Exit codes: 0 done, 2 usage, 3 configuration, 4 input, 6 limit, 7 temporary folder, 70 bug.`;

export function addSentiment(program: Command): void {
  const named = brandOptions();
  program
    .command('sentiment')
    .summary('score how posts feel, standing alone')
    .description(
      'Scores the posts of a file: probabilities of negative, neutral and positive, as a whole or toward the brands a post names, in eight languages. Needs no database and publishes nothing.',
    )
    .option('--posts <file>', 'public posts', several, [])
    .option('--brand <name>', 'a brand to score toward', named.brand, [])
    .option('--terms <terms>', 'other names of the brand before it, joined by commas', named.terms)
    .option('--out <file>', 'where to write the scores')
    .option('--truth <file>', 'known labels, to measure by', several, [])
    .option('--shared', 'score with the shipped model alone, without `kith sentiment adapt`')
    .option('--config <file>', 'configuration file: brand, competitors, mappings under sources')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action(scorePosts);
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

const scorePosts = (flags: SentimentFlags & { readonly terms?: unknown }): Promise<void> =>
  runAlone({
    name: 'sentiment',
    json: flags.json === true,
    run(emit) {
      assertAsked(flags);
      return runSentimentFiles({
        loaded: loadConfig({ file: flags.config }),
        configNamed: flags.config !== undefined,
        posts: flags.posts,
        out: flags.out,
        truth: flags.truth,
        brands: flags.brand,
        shared: flags.shared === true,
        emit,
      });
    },
    text: sentimentSummaryText,
  });

function assertAsked({ posts, brand, terms }: SentimentFlags & { readonly terms?: unknown }) {
  if (posts.length === 0) {
    throw new AppError('usage.bad_option', 'no posts are given: --posts FILE');
  }
  if (terms !== undefined && brand.length === 0) {
    throw new AppError('usage.bad_option', '--terms are names of a brand: give --brand NAME too');
  }
}
