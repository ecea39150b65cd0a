import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { wallTimeInZone } from '../../../../shared/domain/basics/zoned-time.ts';
import type { Cell, ColumnKind } from '../file-content.ts';

/** A figure is read from its right end, and never broken. */
export const isFigure = (kind: ColumnKind): boolean => kind === 'amount' || kind === 'count';

/** As people in India read it. The zone of the times stands at the foot of every page. */
export const printedCell = (cell: Cell, kind: ColumnKind, timeZone: string): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return wallTimeInZone(cell, timeZone);
  if (kind === 'amount') return formatRupees(decimalFrom(paiseFrom(String(cell))));
  return typeof cell === 'number' ? formatCount(cell) : cell;
};
