/** Runs one command of kith in a process of its own and measures it from outside. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));

export interface Measured<Outcome> {
  readonly outcome: Outcome;
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Highest resident memory of the process, MB. */
  readonly peakMemoryMb: number;
}

/** @param folder where to leave a small file. Throws with what it said when the command fails. */
export async function measuredKith<Outcome>(
  folder: string,
  args: readonly string[],
): Promise<Measured<Outcome>> {
  const peakFile = join(folder, 'peak-memory');
  const notePeak = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)));`;
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(notePeak)}`, bin, ...args, '--json'],
    { env: { ...process.env, DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-4000);
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`kith ${args.join(' ')} ended with ${code}:\n${told}`);
  return {
    outcome: JSON.parse(said) as Outcome,
    seconds: (performance.now() - startedMs) / 1000,
    peakMemoryMb: Math.round(Number(readFileSync(peakFile, 'utf8')) / 1024),
  };
}
