import * as z from 'zod';
import { FlagColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/** A restore that was confirmed just now: it is looked at until all of it is done. */
export const askToRestore = (offerId: string, at: Date): Write => ({
  sql: `UPDATE mlm_payout_offers SET look_at = :at
         WHERE id = CAST(:offerId AS UNSIGNED) AND kind = 'restore' AND state = 'done'`,
  params: { offerId, at: utcText(at) },
  expectRows: 1,
});

/** Somebody is at it: until then nobody else need look. One that a twin has ended stays so. */
export const keepRestoring = (offerId: string, lookAt: Date): Write => ({
  sql: `UPDATE mlm_payout_offers SET look_at = :lookAt
         WHERE id = CAST(:offerId AS UNSIGNED) AND kind = 'restore' AND state = 'done' AND look_at IS NOT NULL`,
  params: { offerId, lookAt: utcText(lookAt) },
  expectRows: 'any',
});

/** All of it is done. */
export const endRestore = (offerId: string): Write => ({
  sql: `UPDATE mlm_payout_offers SET look_at = NULL
         WHERE id = CAST(:offerId AS UNSIGNED) AND kind = 'restore' AND state = 'done'`,
  params: { offerId },
  expectRows: 1,
});

const restore = (offerId: string, lock: '' | 'FOR UPDATE'): Read<{ underWay: boolean }> => ({
  sql: `SELECT o.look_at IS NOT NULL AS underWay FROM mlm_payout_offers o
         WHERE o.id = CAST(:offerId AS UNSIGNED) AND o.kind = 'restore' AND o.state = 'done' ${lock}`,
  params: { offerId },
  row: z.object({ underWay: FlagColumn }),
});

/** No row: it is no restore that was confirmed. */
export const readRestore = (offerId: string): Read<{ underWay: boolean }> => restore(offerId, '');

/** Locked: of two workers one ends it. */
export const lockRestore = (offerId: string): Read<{ underWay: boolean }> => restore(offerId, 'FOR UPDATE');
