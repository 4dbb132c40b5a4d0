/**
 * The job `rank`: from what was measured to who stands where, and why.
 *
 * Set work gathers one row of features a customer, `src/rank` judges each, and
 * the lists are cut from the judgements. Only accepted links count; whoever is
 * suppressed was left out when the lake was conformed.
 */
import { sqlFile } from '../../src/engine/index.ts';
import { defineJob } from '../../src/pipeline/index.ts';
import { outputs, type RankJobSettings } from './context.ts';
import { gather } from './gather.ts';
import { judgeCustomers } from './judge-customers.ts';
import { writeLists } from './lists.ts';
import { windowsOf } from './windows.ts';

const standing = sqlFile(import.meta.url, 'standing.sql');
const stageMove = sqlFile(import.meta.url, 'stage-move.sql');

export const rank = defineJob<RankJobSettings>()({
  name: 'rank',
  inputs: [
    'core.customer',
    'core.order',
    'core.care_case',
    'core.touch',
    'core.referral',
    'core.post',
    'core.outreach',
    'derived.duplicate',
    'derived.link',
    'derived.edge',
    'derived.node_measure',
    'derived.post_sentiment',
    'derived.profile_sentiment',
  ],
  previous: ['derived.standing'],
  outputs,
  settings: ['rank', 'lists', 'brand', 'competitors', 'privacy'],
  async run(context) {
    const { settings, date, output } = context;
    const company = await gather(context, windowsOf(date, settings));
    await judgeCustomers(context, company);
    await output('derived.standing').select(standing);
    await output('derived.signal').select('SELECT * FROM scratch.signal');
    const moves = await output('derived.stage_move').select(stageMove, {
      date,
      has_previous: company.hasPrevious,
    });
    context.figure('customers', company.customers);
    context.figure('stage_moves', moves);
    context.figure('company_gap_days', Math.round(company.rhythm.meanGap * 10) / 10);
    context.figure('company_rhythm_shape', Math.round(company.rhythm.shape * 100) / 100);
    await writeLists(context, company.hasPrevious);
  },
});
