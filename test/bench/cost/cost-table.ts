import type { Figure } from '../figure.ts';
import { markdownTable } from '../markdown-table.ts';
import { shown } from '../table.ts';

const sumOf = (figures: readonly Figure[]): string =>
  shown(
    figures.filter(({ unit }) => unit === 'USD').reduce((sum, { value }) => sum + value, 0),
    'USD',
  );

/** A row for each act and size, with what was counted, what each part of it costs in USD, and all of them. */
export const costTable = (figures: readonly Figure[]): string => {
  const measures = [...new Set(figures.map(({ measure }) => measure))];
  const rows = [...Map.groupBy(figures, ({ act, of }) => `${act} | ${of}`).values()];
  return markdownTable([
    ['', 'commissions', ...measures, 'USD'],
    ...rows.map((ofRow) => [
      ofRow[0]?.act ?? '',
      ofRow[0]?.of ?? '',
      ...measures.map((measure) => {
        const found = ofRow.find((figure) => figure.measure === measure);
        return found ? shown(found.value, found.unit) : '';
      }),
      sumOf(ofRow),
    ]),
  ]);
};
