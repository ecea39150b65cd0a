import * as z from 'zod';
import { IdColumn } from './columns.ts';
import type { Read } from './statement.ts';

export type UserName = { readonly userId: string; readonly name: string | null };

/** What the host calls them now; no row for whom it has deleted. Any number of ids, in one parameter. */
export const readUserNames = (userIds: readonly string[]): Read<UserName> => ({
  sql: `SELECT u.id AS userId, u.name
          FROM JSON_TABLE(:userIds, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) w STRAIGHT_JOIN users u ON u.id = w.id`,
  params: { userIds: JSON.stringify(userIds) },
  row: z.object({ userId: IdColumn, name: z.string().nullable() }),
});
