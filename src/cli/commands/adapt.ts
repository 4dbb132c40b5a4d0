/** `kith sentiment adapt`: learns from the company's own labels, and takes it back. */
import type { Command } from 'commander';
import { type AdaptOutcome, openSentimentAdaptations, runAdapt } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { addBrandOptions, brandsOf, type NamedBrand } from '../brand-options.ts';
import { several } from '../options.ts';
import { createOutput } from '../output.ts';
import { runAlone } from '../run-alone.ts';
import { noteworthyText } from '../view/run-texts.ts';

interface AdaptFlags {
  readonly labels: readonly string[];
  readonly posts: readonly string[];
  readonly brand: readonly NamedBrand[];
  readonly terms?: unknown;
  readonly config?: string;
  readonly json?: boolean;
}

export function addAdapt(sentiment: Command): void {
  const adapt = sentiment
    .command('adapt')
    .summary('learn from your own labels')
    .description(
      'Stacks a small model of your own on the shipped one. Every label is held out once; the adaptation is used from now on, by nights and by `kith sentiment`, only if it does better on labels it has not seen, and the command says so. It is kept in the workspace; `undo` goes back.',
    )
    .enablePositionalOptions()
    .option(
      '--labels <file>',
      'post_id and label; may have text, target and lang (default: those of `kith sentiment label`)',
      several,
      [],
    )
    .option(
      '--posts <file>',
      'the posts, where labels carry no text (default: the last night’s)',
      several,
      [],
    );
  addBrandOptions(adapt)
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', 'print the outcome as JSON')
    .action((flags: AdaptFlags) =>
      runAlone({
        name: 'sentiment_adapt',
        json: flags.json === true,
        run: (emit) =>
          runAdapt({
            loaded: loadConfig({ file: flags.config }),
            configNamed: flags.config !== undefined,
            labels: flags.labels,
            posts: flags.posts,
            brands: brandsOf(flags),
            emit,
          }),
        text: adaptText,
      }),
    );
  addListAndUndo(adapt);
}

function addListAndUndo(adapt: Command): void {
  const own = (name: string, summary: string): Command =>
    adapt
      .command(name)
      .summary(summary)
      .option('--config <file>', 'configuration file')
      .option('--json', 'print as JSON');
  own('list', 'show the adaptations there are').action(async (flags: AdaptFlags) => {
    const adaptations = await openSentimentAdaptations(loadConfig({ file: flags.config }));
    const current = (await adaptations.current())?.version;
    const all = (await adaptations.list()).map(({ adaptation: _, ...record }) => record);
    createOutput(flags.json === true).result({ current: current ?? null, adaptations: all }, () =>
      all.length === 0
        ? 'There is none: the shipped model stands alone.'
        : all
            .map(
              ({ version, madeAt, labels, macroRecallBefore, macroRecallAfter }) =>
                `${version === current ? '*' : ' '} ${version}  ${madeAt}  ${labels} labels  macro-recall ${percent(macroRecallBefore)} → ${percent(macroRecallAfter)} on held-out labels`,
            )
            .join('\n'),
    );
  });
  own('undo', 'go back to the adaptation before').action(async (flags: AdaptFlags) => {
    const adaptations = await openSentimentAdaptations(loadConfig({ file: flags.config }));
    const { version, before } = await adaptations.undo();
    createOutput(flags.json === true).result({ takenBack: version, current: before }, () =>
      before === 0
        ? `Adaptation ${version} is taken back: the shipped model stands alone.`
        : `Adaptation ${version} is taken back: ${before} is in use.`,
    );
  });
}

function adaptText(outcome: AdaptOutcome): string {
  const { labels, unused, brands, judgement, adopted, warnings } = outcome;
  const { before, after, posts, lossSaved, lossSavedError } = judgement;
  const about = brands.map((brand) => brand || 'posts as a whole').join(', ');
  return [
    [
      `${labels} labels (${about})${unused > 0 ? `; ${unused} more could not be used` : ''}`,
      `On ${posts} held-out labels, shipped model → with your own:`,
      `  macro-recall      ${percent(before.macroRecall)} → ${percent(after.macroRecall)}`,
      `  accuracy          ${percent(before.accuracy)} → ${percent(after.accuracy)}`,
      `  calibration error ${before.calibrationError.toFixed(3)} → ${after.calibrationError.toFixed(3)}`,
      `  log loss saved    ${lossSaved.toFixed(3)} ± ${lossSavedError.toFixed(3)} a label`,
    ].join('\n'),
    adopted === undefined
      ? 'It does no better, so nothing changes: what was in use stays in use. More labels may help.'
      : `It does better and is in use from now on, as version ${adopted}; \`kith sentiment adapt undo\` goes back.`,
    largerText(outcome),
    noteworthyText(warnings),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function largerText({ larger }: AdaptOutcome): string {
  if (larger === undefined) return '';
  const { heat, labels, lossBefore, lossAfter } = larger;
  const sure = heat > 1 ? 'less sure' : 'surer';
  const losses = `log loss ${lossBefore.toFixed(3)} → ${lossAfter.toFixed(3)}`;
  return `By ${labels} of them the larger model is taken ${sure} than it says: heat ${heat.toFixed(2)}, ${losses}.`;
}

const percent = (share: number): string => (100 * share).toFixed(1);
