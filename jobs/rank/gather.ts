/**
 * Set work: everything about a customer in one row, as `scratch.feature`, and
 * what the night has to know about the company.
 */
import { sqlFile } from '../../src/engine/index.ts';
import type { IsoDate } from '../../src/kernel/index.ts';
import {
  type Calendar,
  type CompanyRhythm,
  calendarOf,
  companyRhythm,
  dayFromNumber,
  dayNumber,
  noSeason,
  type Season,
  seasonOf,
} from '../../src/rank/index.ts';
import type { RankContext } from './context.ts';
import { craftColumns, craftPerCustomer } from './craft.ts';
import type { Windows } from './windows.ts';

const statement = (name: string) => sqlFile(import.meta.url, `${name}.sql`);
const owned = statement('owned');
const ownPost = statement('own-post');
const ownText = statement('own-text');
const purchase = statement('purchase');
const month = statement('month');
const rhythm = statement('rhythm');
const rhythmSum = statement('rhythm-sum');
const social = statement('social');
const talk = statement('talk');
const value = statement('value');
const referred = statement('referred');
const care = statement('care');
const feature = statement('feature');

export interface Company {
  readonly rhythm: CompanyRhythm;
  readonly calendar: Calendar;
  /** Mean craft of all own posts about products. */
  readonly craft: number;
  readonly customers: number;
  readonly hasPrevious: boolean;
}

const steps = 4;

export async function gather(context: RankContext, windows: Windows): Promise<Company> {
  const { session, settings, progress } = context;
  await session.scratch('owned', owned);
  await session.scratch('own_post', ownPost, windows);
  const craft = await gatherCraft(context);
  progress(1, steps, 'steps');
  const { calendar, company } = await gatherRhythm(context, windows);
  progress(2, steps, 'steps');
  await session.load('competitor', { name: 'text' }, [
    {
      length: settings.competitors.length,
      columns: { name: settings.competitors.map(({ name }) => name) },
    },
  ]);
  await session.scratch('social', social, windows);
  await session.scratch('talk', talk, windows);
  await session.scratch('value', value, windows);
  await session.scratch('referred', referred, windows);
  await session.scratch('care', care, windows);
  progress(3, steps, 'steps');
  await session.scratch('feature', feature);
  progress(4, steps, 'steps');
  const [counts] = await session.rows<{ customers: number; previous: number }>(
    `SELECT (SELECT count(*) FROM scratch.feature) AS customers,
            (SELECT count(*) FROM previous.standing) AS previous`,
  );
  return {
    rhythm: company,
    calendar,
    craft,
    customers: counts?.customers ?? 0,
    hasPrevious: (counts?.previous ?? 0) > 0,
  };
}

async function gatherCraft({ session }: RankContext): Promise<number> {
  await session.load('craft', craftColumns, craftPerCustomer(session.batches(ownText)));
  const [mean] = await session.rows<{ craft: number | null }>(
    'SELECT round(sum(craft_sum) / nullif(sum(texts), 0), 9) AS craft FROM scratch.craft',
  );
  return mean?.craft ?? 0;
}

async function gatherRhythm({ session, date, settings }: RankContext, windows: Windows) {
  await session.scratch('purchase', purchase, windows);
  const [first] = await session.rows<{ day: IsoDate | null }>(
    'SELECT min(day) AS day FROM scratch.purchase',
  );
  const firstDay = first?.day ?? date;
  const calendar = calendarOf(firstDay, date, await seasonUntil({ session, date, firstDay }));
  const days = calendar.seasonDays.length;
  await session.load('calendar', { day: 'date', season_day: 'double' }, [
    {
      length: days,
      columns: {
        day: Array.from({ length: days }, (_, at) => dayFromNumber(dayNumber(firstDay) + at)),
        season_day: Array.from(calendar.seasonDays),
      },
    },
  ]);
  const seasonToday = calendar.seasonDays.at(-1) ?? 0;
  await session.scratch('rhythm', rhythm, {
    season_today: seasonToday,
    loyal_from: windows.loyal_from,
  });
  const [sums] = await session.rows<{
    customers: number;
    mean_gap_sum: number;
    degrees: number;
    unevenness: number;
    unevenness_per_gap: number;
  }>(rhythmSum);
  const company = companyRhythm(
    {
      customers: sums?.customers ?? 0,
      meanGapSum: sums?.mean_gap_sum ?? 0,
      degrees: sums?.degrees ?? 0,
      unevenness: sums?.unevenness ?? 0,
      unevennessPerGap: sums?.unevenness_per_gap ?? 0,
    },
    settings.rank.stage.rhythmPriorGaps,
  );
  return { calendar, company };
}

const yearDays = 365;
const seasonYearsMax = 3;

/** Only whole years tell a season from growth; without one there is none. */
async function seasonUntil({
  session,
  date,
  firstDay,
}: Pick<RankContext, 'session' | 'date'> & { readonly firstDay: IsoDate }): Promise<Season> {
  const days = dayNumber(date) - dayNumber(firstDay) + 1;
  const years = Math.min(seasonYearsMax, Math.floor(days / yearDays));
  if (years < 1) return noSeason;
  const from = dayFromNumber(dayNumber(date) - years * yearDays + 1);
  const months = await session.rows<{ month: number; purchases: number }>(month, { from });
  const purchases = new Array<number>(12).fill(0);
  for (const row of months) purchases[row.month - 1] = row.purchases;
  return seasonOf(purchases);
}
