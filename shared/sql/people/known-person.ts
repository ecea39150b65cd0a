import * as z from 'zod';
import { FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type KnownPerson = {
  /** Whether the host has such a user now. */
  readonly isUser: boolean;
  readonly name: string | null;
  /** Whether ledger or batches know one of this id, though the host has deleted them. */
  readonly hasEarned: boolean;
};

/** Always one row. */
export const readKnownPerson = (userId: string): Read<KnownPerson> => ({
  sql: `SELECT u.id IS NOT NULL AS isUser, u.name,
               EXISTS (SELECT 1 FROM mlm_commission_ledger l WHERE l.beneficiary_user_id = w.id)
            OR EXISTS (SELECT 1 FROM mlm_payout_batch_items i WHERE i.beneficiary_user_id = w.id) AS hasEarned
          FROM (SELECT CAST(:userId AS UNSIGNED) AS id) w LEFT JOIN users u ON u.id = w.id`,
  params: { userId },
  row: z.object({ isUser: FlagColumn, name: z.string().nullable(), hasEarned: FlagColumn }),
});
