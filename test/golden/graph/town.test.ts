/** Learned ties and reach against the town's hidden truth, on a seed that nothing was chosen by. */
import { describe, expect, it } from 'vitest';
import { withTownNetwork } from './town-network.ts';
import { qualityOfTown } from './town-quality.ts';

describe('a town of 1,000 customers', () => {
  it('shows who moves whom, whom that reaches, and which accounts lift each other', async () => {
    const found = await withTownNetwork({ customers: 1000, seed: 41 }, qualityOfTown);
    expect(found.probabilities).toBeGreaterThan(0.5);
    expect(found.reach).toBeGreaterThan(0.75);
    expect(found.nextMonth - found.followersNextMonth).toBeGreaterThan(0.12);
    expect(found.authenticity).toBeGreaterThan(0.9);
    expect(found.rings.found).toBeGreaterThan(0.2 * found.rings.bots);
    expect(found.rings.wrongly).toBeLessThan(0.02 * 1000);
  });
});
