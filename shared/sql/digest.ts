import * as z from 'zod';
import type { Tally } from '../domain/digest-notice.ts';
import { AmountColumn } from '../domain/money.ts';
import type { NamedHead } from '../domain/verify-chain.ts';
import { CountColumn } from './columns.ts';
import type { Read } from './statement.ts';

/** Epoch seconds: from the first, before the last. What is told in one digest is not told in the next. */
export type DigestWindow = { readonly sinceSeconds: number; readonly untilSeconds: number };

/** When an earlier digest was made up to; no row where it was not made. */
export const readDigestMoment = (digestKey: string): Read<{ at: string | null }> => ({
  sql: `SELECT JSON_UNQUOTE(JSON_EXTRACT(payload, '$.occurredAt')) AS at
          FROM mlm_notification_log WHERE notice_key = :digestKey`,
  params: { digestKey },
  row: z.object({ at: z.string().nullable() }),
});

const TallyRow = z.object({ count: CountColumn, amount: AmountColumn });

/** What is not over yet; no row for a stage without batches. */
export const readOpenStages = (): Read<Tally & { readonly stage: 'pending' | 'toBePaid' | 'settling' }> => ({
  sql: `SELECT o.stage, COUNT(*) AS count, SUM(o.total_amount) AS amount
          FROM (SELECT CASE WHEN b.settling_since IS NOT NULL THEN 'settling'
                            WHEN b.status = 'processing' THEN 'toBePaid' ELSE 'pending' END AS stage, b.total_amount
                  FROM mlm_payout_batches b
                 WHERE b.status IN ('pending_approval', 'processing') OR b.settling_since IS NOT NULL) o
         GROUP BY o.stage`,
  params: {},
  row: TallyRow.extend({ stage: z.enum(['pending', 'toBePaid', 'settling']) }),
});

/**
 * What ended, by the notices of it: they were written with it, and no column says when a batch was cancelled. From the end
 * of the log back to the window's beginning, because its key is the id alone.
 */
export const readEnded = (
  window: DigestWindow,
): Read<Tally & { readonly status: 'completed' | 'cancelled' }> => ({
  sql: `SELECT b.status, COUNT(*) AS count, SUM(COALESCE(b.paid_amount, b.total_amount)) AS amount
          FROM (SELECT DISTINCT CAST(SUBSTRING_INDEX(n.notice_key, '/', -1) AS UNSIGNED) AS batch_id
                  FROM mlm_notification_log n
                 WHERE n.id > COALESCE((SELECT o.id FROM mlm_notification_log o
                                         WHERE o.created_at < FROM_UNIXTIME(:sinceSeconds)
                                         ORDER BY o.id DESC LIMIT 1), 0)
                   AND n.created_at >= FROM_UNIXTIME(:sinceSeconds) AND n.created_at < FROM_UNIXTIME(:untilSeconds)
                   AND n.notice_key IS NOT NULL
                   AND n.type IN ('payout_batch_disbursed', 'payout_batch_rejected', 'payout_batch_cancelled')) t
          JOIN mlm_payout_batches b ON b.id = t.batch_id
         WHERE b.status IN ('completed', 'cancelled')
         GROUP BY b.status`,
  params: { ...window },
  row: TallyRow.extend({ status: z.enum(['completed', 'cancelled']) }),
});

/** Runs that were told to have failed: whom another run kept waiting is not among them. */
export const readFailedRuns = (window: DigestWindow): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM mlm_notification_log n
         WHERE n.type = 'payout_run_failed' AND n.notice_key IS NOT NULL
           AND n.created_at >= FROM_UNIXTIME(:sinceSeconds) AND n.created_at < FROM_UNIXTIME(:untilSeconds)`,
  params: { ...window },
  row: z.object({ count: CountColumn }),
});

/** How many streams of the audit trail went on. */
export const readChangedStreams = (since: Date): Read<{ count: number }> => ({
  sql: `SELECT COUNT(DISTINCT e.stream) AS count FROM mlm_payout_events e
         WHERE e.id > COALESCE((SELECT o.id FROM mlm_payout_events o
                                 WHERE o.occurred_at < :sinceMicroseconds ORDER BY o.id DESC LIMIT 1), 0)
           AND e.occurred_at >= :sinceMicroseconds`,
  params: { sinceMicroseconds: since.getTime() * 1000 },
  row: z.object({ count: CountColumn }),
});

/** The next heads by name. */
export const readHeads = (afterStream: string, limit: number): Read<NamedHead> => ({
  sql: `SELECT stream, seq, hash FROM mlm_payout_streams WHERE stream > :afterStream ORDER BY stream LIMIT :limit`,
  params: { afterStream, limit },
  row: z.object({ stream: z.string(), seq: CountColumn, hash: z.string() }),
});
