/** `kith sentiment`: how posts feel, as a whole or toward a brand; without database. */
import type { Command } from 'commander';
import { runSentimentFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import { addBrandOptions, brandsOf, type NamedBrand } from '../brand-options.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { sentimentSummaryText } from '../view/sentiment-summary.ts';
import { addAdapt } from './adapt.ts';
import { addLabel } from './label.ts';

interface SentimentFlags {
  readonly posts: readonly string[];
  readonly brand: readonly NamedBrand[];
  readonly out?: string;
  readonly truth: readonly string[];
  readonly shared?: boolean;
  readonly config?: string;
  readonly json?: boolean;
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
  const sentiment = program.command('sentiment');
  sentiment
    .enablePositionalOptions()
    .summary('score how posts feel, standing alone')
    .description(
      'Scores the posts of a file: probabilities of negative, neutral and positive, as a whole or toward the brands a post names, in eight languages. Needs no database and publishes nothing.',
    )
    .option('--posts <file>', 'public posts', several, []);
  addBrandOptions(sentiment)
    .option('--out <file>', 'where to write the scores')
    .option('--truth <file>', 'known labels, to measure by', several, [])
    .option('--shared', 'score with the shipped model alone, without `kith sentiment adapt`')
    .option('--config <file>', 'configuration file: brand, competitors, mappings under sources')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action(scorePosts);
  addLabel(sentiment);
  addAdapt(sentiment);
}

const scorePosts = (flags: SentimentFlags & { readonly terms?: unknown }): Promise<void> =>
  runAlone({
    name: 'sentiment',
    json: flags.json === true,
    run(emit) {
      if (flags.posts.length === 0) {
        throw new AppError('usage.bad_option', 'no posts are given: --posts FILE');
      }
      return runSentimentFiles({
        loaded: loadConfig({ file: flags.config }),
        configNamed: flags.config !== undefined,
        posts: flags.posts,
        out: flags.out,
        truth: flags.truth,
        brands: brandsOf(flags),
        shared: flags.shared === true,
        emit,
      });
    },
    text: sentimentSummaryText,
  });
