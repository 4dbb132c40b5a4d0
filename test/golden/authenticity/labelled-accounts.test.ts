/** The shipped model's recipe on the labelled accounts of `../shared/data`; skipped where absent. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const accounts = new URL('../shared/data/authenticity/profiles.csv', root);
const absent = !existsSync(accounts);
const title = absent
  ? 'labelled accounts (skipped: ../shared/data is absent)'
  : 'labelled accounts';

describe.skipIf(absent)(title, () => {
  it('cross-validates at AUC .955 or more, calibration error .04 or less', () => {
    const printed = execFileSync(
      process.execPath,
      [
        '--import',
        'tsx',
        fileURLToPath(new URL('src/app/train/authenticity.ts', root)),
        fileURLToPath(accounts),
      ],
      { cwd: fileURLToPath(root), encoding: 'utf8' },
    );
    const { auc, calibrationError } = JSON.parse(printed);
    expect(auc).toBeGreaterThanOrEqual(0.955);
    expect(calibrationError).toBeLessThanOrEqual(0.04);
  });
});
