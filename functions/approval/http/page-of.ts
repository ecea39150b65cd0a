import { cursorAfter } from './cursor.ts';

type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/** One row more than a page was asked for: whether there is a next page is known without counting. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  query: Parameters<typeof cursorAfter>[0],
  { placeOf, describe }: { readonly placeOf: (row: Row) => string; readonly describe: (row: Row) => Item },
): Page<Item> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(describe), nextCursor: more ? cursorAfter(query, placeOf(last)) : null };
};
