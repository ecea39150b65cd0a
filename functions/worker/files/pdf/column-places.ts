import type { Column, ColumnKind } from '../file-content.ts';

export type Place = { readonly x: number; readonly width: number };

/** A column, and how wide what stands in it is. */
export type SizedColumn = Pick<Column, 'kind' | 'width'> & { readonly widest: number };

const GAP = 8;
/** Of one character, in points: what text asks for. */
const CHARACTER = 4.5;

/** Text is broken wherever it has to be; a figure never, and an id or a time badly. */
const isFixed = (kind: ColumnKind): boolean => kind !== 'text';

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/** What is not text is as wide as it needs, where text has what it asks for, or half of the page; text shares what is left. */
export const columnPlaces = (columns: readonly SizedColumn[], left: number, width: number): Place[] => {
  const fixed = columns.filter(({ kind }) => isFixed(kind));
  const free = columns.filter(({ kind }) => !isFixed(kind));
  const needed = sum(fixed.map(({ widest }) => widest + GAP));
  const asked = sum(free.map((column) => column.width));
  const scale = Math.min(1, (width - Math.min(asked * CHARACTER, width / 2)) / needed);
  const perAsked = (width - needed * scale) / asked;
  let x = left;
  return columns.map((column) => {
    const share = isFixed(column.kind) ? (column.widest + GAP) * scale : column.width * perAsked;
    const place = { x, width: share - GAP };
    x += share;
    return place;
  });
};
