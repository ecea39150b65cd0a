import type { CellObject } from 'write-excel-file/node';
import { DAY } from '../../../../shared/domain/basics/durations.ts';
import { decimalFrom, type Paise, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { wallTimeInZone } from '../../../../shared/domain/basics/zoned-time.ts';
import type { Cell, ColumnKind } from '../file-content.ts';
import { sheetText } from './sheet-text.ts';

/** 1,18,10,454.35: a format has room for two conditions, so it serves what is not negative. */
const LAKHS = '[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;##,##0.00';
/** One of three sections may lose the sign in one program and double it in another; this one always has it once. */
const SIGNED = '#,##0.00';
const INSTANT = 'yyyy-mm-dd hh:mm:ss';
/** Excel calculates with fifteen digits, and shows zeros for the rest. */
const PAISE_DIGITS_MAX = 15;

const isExactInExcel = (paise: Paise): boolean =>
  paise.toString().replace('-', '').length <= PAISE_DIGITS_MAX;

const amountCell = (amount: string): CellObject => {
  const paise = paiseFrom(amount);
  return isExactInExcel(paise)
    ? { value: Number(amount), type: Number, format: paise < 0n ? SIGNED : LAKHS }
    : { value: decimalFrom(paise), type: String, align: 'right' };
};

/** Days of a sheet begin at this instant of a clock without a zone, which is what its dates are. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
/** In days, too little to show: from a hair below the second, some programs would make the second before. */
const HAIR = 1e-9;

/** What the clock of the named zone shows. */
const instantCell = (at: Date, timeZone: string): CellObject => {
  const wall = Date.parse(`${wallTimeInZone(at, timeZone).replace(' ', 'T')}Z`);
  return { value: (wall - SHEET_EPOCH) / DAY + HAIR, type: Number, format: INSTANT };
};

/** Ids are text even where they are digits: of a number, Excel keeps fifteen of them. */
export const sheetCell = (cell: Cell, kind: ColumnKind, timeZone: string): CellObject | null => {
  if (cell === null) return null;
  if (cell instanceof Date) return instantCell(cell, timeZone);
  if (kind === 'amount') return amountCell(String(cell));
  if (typeof cell === 'number') return { value: cell, type: Number };
  const text = { value: sheetText(cell), type: String };
  return kind === 'id' ? { ...text, format: '@' } : text;
};
