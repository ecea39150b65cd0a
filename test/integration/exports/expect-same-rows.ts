import { expect } from 'vitest';

type Rows = readonly (readonly string[])[];

/** Of many rows: a failure shows the first that differs, not all of them. */
export const expectSameRows = (found: Rows, expected: Rows): void => {
  const differs = expected.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(found[index]));
  expect({ row: differs, cells: found[differs] }).toEqual({ row: differs, cells: expected[differs] });
  expect(found).toHaveLength(expected.length);
};
