import { plainRows } from './plain-rows.ts';
import type { Scratch } from './scratch.ts';

/** How many rows a table of the scratch schema holds, as others see it. */
export const countRows = async ({ api }: Pick<Scratch, 'api'>, table: string): Promise<number> => {
  const [[count] = []] = plainRows(await api.execute(`SELECT COUNT(*) FROM ${table}`));
  return Number(count);
};
