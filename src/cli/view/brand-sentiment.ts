/** What a person reads of what people feel about the brand and its competitors. */
import type { BrandShareRow } from '../../app/index.ts';
import { terminalWidth } from '../output.ts';
import { textTable } from './table.ts';

/** Empty where nobody speaks of any brand. */
export function brandSentimentText(shares: readonly BrandShareRow[]): string {
  const brands = [...new Set(shares.map(({ brand }) => brand))];
  if (brands.length === 0) return '';
  const rows = brands.map((brand) => {
    const own = shares.filter((one) => one.brand === brand);
    const of = (feeling: string) => own.find((one) => one.feeling === feeling);
    return { brand, people: own.reduce((sum, { people }) => sum + people, 0), of };
  });
  type Row = (typeof rows)[number];
  const column = (title: string, feeling: string) => ({
    title,
    align: 'right' as const,
    cell: ({ of }: Row) => shareText(of(feeling)),
  });
  const table = textTable(
    rows,
    [
      { title: 'Brand', cell: ({ brand }) => brand },
      { title: 'People', align: 'right', cell: ({ people }) => people.toLocaleString('en') },
      column('Speak well', 'positive'),
      column('Speak badly', 'negative'),
    ],
    terminalWidth(),
  );
  return `What people feel, by their newest post: share (90 % interval; as counted, errors left in)\n\n${table}`;
}

function shareText(row: BrandShareRow | undefined): string {
  if (row === undefined) return '';
  const { share, low, high, countedShare } = row;
  return `${percent(share)} % (${percent(low)}–${percent(high)}; ${percent(countedShare)})`;
}

const percent = (share: number): string => (100 * share).toFixed(0);
