import * as z from 'zod';
import type { Read } from '../statement.ts';

/** Runs serialise here: two that count the same commissions would both claim them. */
export const lockRuns = (): Read<{ name: string }> => ({
  sql: `SELECT name FROM mlm_payout_locks WHERE name = 'run' FOR UPDATE`,
  params: {},
  row: z.object({ name: z.string() }),
});
