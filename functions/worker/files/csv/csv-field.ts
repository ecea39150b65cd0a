import { wallTimeInZone } from '../../../../shared/domain/basics/zoned-time.ts';
import type { Cell, ColumnKind } from '../file-content.ts';
import { formulaSafe } from './formula-safe.ts';

/** An amount stays the decimal text it is, signed: a program has to read it as a number. */
export const csvField = (cell: Cell, kind: ColumnKind, timeZone: string): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return wallTimeInZone(cell, timeZone);
  return kind === 'amount' || kind === 'count' ? String(cell) : formulaSafe(String(cell));
};
