/** What a person reads when profiles have been judged. */
import type { AuthenticityFilesOutcome } from '../../app/index.ts';
import { counted, noteworthyText } from './run-texts.ts';
import { unusedRowsText } from './set-aside.ts';

export function authenticitySummaryText(outcome: AuthenticityFilesOutcome): string {
  const { profiles, authentic, prior, out, seconds, peakMemoryMb, quality } = outcome;
  const share = profiles === 0 ? '' : ` (${((100 * authentic) / profiles).toFixed(1)} %)`;
  const known =
    quality === undefined
      ? ''
      : `Against ${counted(quality.profiles, 'known profile')}, ${quality.authentic} of them real\n  AUC ${quality.auc.toFixed(4)}, calibration error ${quality.calibrationError.toFixed(4)}`;
  return [
    [
      `${counted(profiles, 'profile')}, ${seconds.all.toFixed(1)} s, at most ${peakMemoryMb} MB`,
      `About ${Math.round(authentic).toLocaleString('en')} real people${share}, where ${(100 * prior).toFixed(0)} % are expected before anything is known`,
      `${counted(out.rows, 'row')} written to ${out.file}`,
    ].join('\n'),
    known,
    noteworthyText(outcome.notes),
    unusedRowsText(outcome.setAside),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
