import * as z from 'zod';
import { IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type FoundPerson = { readonly userId: string; readonly name: string | null };

/** With another escape than the backslash, which a server may be set to take as it is. */
const literally = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** An id, with which nothing is found that is none. */
const idIn = (text: string): string | null => (/^[1-9]\d{0,18}$/.test(text) ? text : null);

/**
 * Users of this id, or whose name contains the text; whose name begins with it first. Names are read as utf8mb4, whatever
 * the host keeps them in: an emoji is no error there, it is in no name.
 */
export const findPeople = (text: string, limit: number): Read<FoundPerson> => ({
  sql: `SELECT u.id AS userId, u.name
          FROM users u
         WHERE u.id = CAST(:userId AS UNSIGNED) OR CONVERT(u.name USING utf8mb4) LIKE :containing ESCAPE '!'
         ORDER BY COALESCE(u.id = CAST(:userId AS UNSIGNED), 0) DESC,
                  COALESCE(CONVERT(u.name USING utf8mb4) LIKE :beginning ESCAPE '!', 0) DESC, u.name, u.id
         LIMIT :limit`,
  params: {
    userId: idIn(text),
    containing: `%${literally(text)}%`,
    beginning: `${literally(text)}%`,
    limit,
  },
  row: z.object({ userId: IdColumn, name: z.string().nullable() }),
});

/** Whom the ledger has this commission for, then whom batches had it for, each once. */
export const findPeopleOfCommission = (commissionId: string): Read<FoundPerson> => ({
  sql: `SELECT w.id AS userId, u.name
          FROM (SELECT l.beneficiary_user_id AS id, 0 AS place FROM mlm_commission_ledger l
                 WHERE l.id = CAST(:commissionId AS UNSIGNED)
                 UNION
                SELECT i.beneficiary_user_id, 1 FROM mlm_payout_batch_items i
                 WHERE i.commission_id = CAST(:commissionId AS UNSIGNED)) w
          LEFT JOIN users u ON u.id = w.id
         GROUP BY w.id, u.name ORDER BY MIN(w.place), w.id`,
  params: { commissionId },
  row: z.object({ userId: IdColumn, name: z.string().nullable() }),
});
