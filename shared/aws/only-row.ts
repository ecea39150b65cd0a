import type { Read } from '../sql/statement.ts';

/** The row of a statement that always finds one. Throws where it found none, or several. */
export const onlyRow = <Row>(rows: readonly Row[], { sql }: Read<Row>): Row => {
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row;
  throw new Error(`"${sql}" found ${rows.length} rows: expected 1`);
};
