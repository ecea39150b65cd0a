import * as z from 'zod';
import type { NamedHead } from '../../domain/audit/verify-chain.ts';
import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import type { Tally } from '../../domain/basics/tally.ts';
import { AmountColumn, CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** Epoch seconds: from the first, before the last. What is told in one digest is not told in the next. */
export type DigestWindow = { readonly sinceSeconds: number; readonly untilSeconds: number };

/** The last rows before the window, by their ids: neither table has a key on its time, and both only grow. */
export type DigestStart = { readonly afterNoticeId: string; readonly afterEventId: string };

/** When an earlier digest was made up to; no row where it was not made. */
export const readDigestMoment = (digestKey: string): Read<{ at: string | null }> => ({
  sql: `SELECT JSON_UNQUOTE(JSON_EXTRACT(payload, '$.occurredAt')) AS at
          FROM mlm_notification_log WHERE notice_key = :digestKey`,
  params: { digestKey },
  row: z.object({ at: z.string().nullable() }),
});

/** From the ends of the tables back to the window's beginning. */
export const readDigestStart = (since: Date): Read<DigestStart> => ({
  sql: `SELECT COALESCE((SELECT n.id FROM mlm_notification_log n WHERE n.created_at < FROM_UNIXTIME(:sinceSeconds)
                          ORDER BY n.id DESC LIMIT 1), 0) AS afterNoticeId,
               COALESCE((SELECT e.id FROM mlm_payout_events e WHERE e.occurred_at < :sinceMicroseconds
                          ORDER BY e.id DESC LIMIT 1), 0) AS afterEventId`,
  params: {
    sinceSeconds: epochSeconds(since),
    sinceMicroseconds: since.getTime() * 1000,
  },
  row: z.object({ afterNoticeId: IdColumn, afterEventId: IdColumn }),
});

const TallyRow = z.object({ count: CountColumn, amount: AmountColumn });

/** What is not over yet; no row for a stage without batches. */
export const readOpenStages = (): Read<
  Tally & { readonly stage: 'pending' | 'toBePaid' | 'begun' | 'settling' }
> => ({
  sql: `SELECT o.stage, COUNT(*) AS count, SUM(o.total_amount) AS amount
          FROM (SELECT CASE WHEN b.settling_since IS NOT NULL THEN 'settling'
                            WHEN b.status = 'processing' AND b.payment_begun_at IS NOT NULL THEN 'begun'
                            WHEN b.status = 'processing' THEN 'toBePaid' ELSE 'pending' END AS stage, b.total_amount
                  FROM mlm_payout_batches b
                 WHERE b.status IN ('pending_approval', 'processing') OR b.settling_since IS NOT NULL) o
         GROUP BY o.stage`,
  params: {},
  row: TallyRow.extend({ stage: z.enum(['pending', 'toBePaid', 'begun', 'settling']) }),
});

/** What ended, by the notices of it: they were written with it, and no column says when a batch was cancelled. */
export const readEnded = (
  { afterNoticeId }: DigestStart,
  window: DigestWindow,
): Read<Tally & { readonly status: 'completed' | 'cancelled' }> => ({
  sql: `SELECT b.status, COUNT(*) AS count, SUM(COALESCE(b.paid_amount, b.total_amount)) AS amount
          FROM (SELECT DISTINCT CAST(SUBSTRING_INDEX(n.notice_key, '/', -1) AS UNSIGNED) AS batch_id
                  FROM mlm_notification_log n
                 WHERE n.id > :afterNoticeId AND n.notice_key IS NOT NULL
                   AND n.created_at >= FROM_UNIXTIME(:sinceSeconds) AND n.created_at < FROM_UNIXTIME(:untilSeconds)
                   AND n.type IN ('payout_batch_disbursed', 'payout_batch_rejected', 'payout_batch_cancelled')) t
          JOIN mlm_payout_batches b ON b.id = t.batch_id
         WHERE b.status IN ('completed', 'cancelled')
         GROUP BY b.status`,
  params: { afterNoticeId, ...window },
  row: TallyRow.extend({ status: z.enum(['completed', 'cancelled']) }),
});

/** Runs that were told to have failed: whom another run kept waiting is not among them. */
export const readFailedRuns = (
  { afterNoticeId }: DigestStart,
  window: DigestWindow,
): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM mlm_notification_log n
         WHERE n.id > :afterNoticeId AND n.notice_key IS NOT NULL AND n.type = 'payout_run_failed'
           AND n.created_at >= FROM_UNIXTIME(:sinceSeconds) AND n.created_at < FROM_UNIXTIME(:untilSeconds)`,
  params: { afterNoticeId, ...window },
  row: z.object({ count: CountColumn }),
});

/** How many streams of the audit trail went on. */
export const readChangedStreams = ({ afterEventId }: DigestStart, since: Date): Read<{ count: number }> => ({
  sql: `SELECT COUNT(DISTINCT e.stream) AS count FROM mlm_payout_events e
         WHERE e.id > :afterEventId AND e.occurred_at >= :sinceMicroseconds`,
  params: { afterEventId, sinceMicroseconds: since.getTime() * 1000 },
  row: z.object({ count: CountColumn }),
});

/** The next heads by name. */
export const readHeads = (afterStream: string, limit: number): Read<NamedHead> => ({
  sql: `SELECT stream, seq, hash FROM mlm_payout_streams WHERE stream > :afterStream ORDER BY stream LIMIT :limit`,
  params: { afterStream, limit },
  row: z.object({ stream: z.string(), seq: CountColumn, hash: z.string() }),
});
