import * as z from 'zod';
import type { Read } from '../statement.ts';

/**
 * Whoever changes, offers or confirms what people may do takes their turn here: what is decided on (who is an admin, whether
 * two are) would otherwise be changed by the other meanwhile, and of two last admins each could remove the other.
 */
export const lockEntitlements = (): Read<{ name: string }> => ({
  sql: `SELECT name FROM mlm_payout_locks WHERE name = 'entitlements' FOR UPDATE`,
  params: {},
  row: z.object({ name: z.string() }),
});
