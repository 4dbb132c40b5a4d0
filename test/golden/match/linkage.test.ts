/**
 * Floors on real public data. The sets have twins that are kept back, so these
 * are floors to notice a loss by, not figures to tune to.
 */
import { describe, expect, it } from 'vitest';
import { measureLinks } from '../../../src/match/index.ts';
import {
  linkageFolderIsThere,
  readCsv,
  readCustomers,
  readProfiles,
  readTruth,
} from './linkage-files.ts';
import { type MatchInput, runMatch } from './run-match.ts';

const reason = '../shared/data/linkage is not beside the repository';

async function measured(input: MatchInput, truthSet: string, same?: ReadonlyMap<string, string>) {
  const { links } = await runMatch(input);
  const asMeasured = links.map((link) => ({
    customerId: link.customer_id,
    profileId: link.profile_id,
    probability: link.match_probability,
    accepted: link.decision === 'accept',
  }));
  return measureLinks(asMeasured, readTruth(truthSet), same);
}

describe.skipIf(!linkageFolderIsThere)(`public officials (skipped when ${reason})`, () => {
  const congress = 'congress_twitter_2017';

  it('174 members of Congress among 349 profiles', async () => {
    const input = { customers: readCustomers(congress), profiles: readProfiles(congress) };
    const measure = await measured(input, congress);
    expect(measure.precision.share).toBeGreaterThanOrEqual(0.99);
    expect(measure.recall.share).toBeGreaterThanOrEqual(0.93);
  });

  it('the same among 8,265 strangers', async () => {
    const customers = [...readCustomers(congress), ...readCustomers('openstates')];
    const same = new Map(
      readCsv(`${congress}/equivalents.csv`).map((row) => [
        row['openstates_customer_id'] ?? '',
        row['customer_id'] ?? '',
      ]),
    );
    const measure = await measured({ customers, profiles: readProfiles(congress) }, congress, same);
    expect(measure.precision.share).toBeGreaterThanOrEqual(0.99);
    expect(measure.recall.share).toBeGreaterThanOrEqual(0.93);
  });
});
