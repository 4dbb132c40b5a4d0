import { describe, expect, it } from 'vitest';
import { startKith } from '../faults/night-world.ts';

describe('kith nightly', () => {
  it('refuses a size of the town where the town is not meant', async () => {
    const { code, stderr } = await startKith(['nightly', '--customers', '10'], {}).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/--customers .* needs --sample[\s\S]*code: usage\.bad_option/);
  });
});
