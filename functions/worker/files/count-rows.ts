import type { OnRows } from './file-content.ts';

/** Adds up the rows of all tables, and tells of each step. */
export const countRows = (onRows: OnRows): { readonly add: OnRows; readonly rows: () => number } => {
  let rows = 0;
  return {
    add: (more) => {
      rows += more;
      onRows(rows);
    },
    rows: () => rows,
  };
};
