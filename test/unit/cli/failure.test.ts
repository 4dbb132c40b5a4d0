import { afterEach, describe, expect, it, vi } from 'vitest';
import { tellFailure } from '../../../src/cli/failure.ts';
import { AppError, errorCodes } from '../../../src/kernel/index.ts';

/** What is said on stderr, and the exit code. */
function told(thrown: unknown, alone: boolean): { said: string; code: number } {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const code = tellFailure(thrown, { json: false, alone });
  return { said, code };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a failure', () => {
  const missing = new AppError('input.file_missing', 'a.csv does not exist');

  it('is mended in the configuration where there is one', () => {
    const { said, code } = told(missing, false);
    expect(code).toBe(4);
    expect(said).toContain('`sources`');
  });

  it('is mended on the command line where files stand there', () => {
    const { said } = told(missing, true);
    expect(said).toContain('command line');
    expect(said).not.toContain('sources');
  });

  it('never sends a command on files alone to a workspace or to sources it has not', () => {
    for (const [code, entry] of Object.entries(errorCodes)) {
      if (!/^(input\.(file|too)|limit\.(disk|graph|memory)|store\.lake_unw)/.test(code)) continue;
      const mend = 'mendAlone' in entry ? entry.mendAlone : entry.mend;
      expect(mend, code).not.toMatch(/workspace|resumes/);
      if (/sources|Mb`/.test(mend)) expect(mend, code).toContain('--config');
    }
  });
});
