import { dayNo, minuteNo, type RequestKind } from '../../domain/approvers/request-limits.ts';
import { DAY, MINUTE } from '../../domain/basics/durations.ts';
import { utcText } from '../columns.ts';
import type { SqlParams, Write } from '../statement.ts';

/** A request that is counted: as what, and when. */
export type CountedRequest = { readonly kind: RequestKind; readonly at: Date };

/**
 * Of the caller `a`, whose counts are `c`. An act under a key is counted by the answer that is kept of it: a vote has no call
 * to spare for another statement.
 */
export const MADE = `
               IF(c.minute_no = :minute, c.in_minute, 0) + (SELECT COUNT(*) FROM mlm_payout_idempotency k
                 WHERE k.user_id = a.user_id AND k.created_at >= :minuteFrom) AS madeInMinute,
               IF(c.day_no = :day, c.in_day, 0) + (SELECT COUNT(*) FROM mlm_payout_idempotency k
                 WHERE k.user_id = a.user_id AND k.created_at >= :dayFrom) AS madeInDay`;

const placeOf = (at: Date) => ({ minute: minuteNo(at), day: dayNo(at) });

/** For MADE; of a request that is not counted nothing is found. */
export const madeParams = (counted: CountedRequest | undefined): SqlParams => {
  if (!counted) return { kind: '', minute: 0, day: 0, minuteFrom: null, dayFrom: null };
  const { minute, day } = placeOf(counted.at);
  const [minuteFrom, dayFrom] =
    counted.kind === 'act'
      ? [utcText(new Date(minute * MINUTE)), utcText(new Date(day * DAY))]
      : [null, null];
  return { kind: counted.kind, minute, day, minuteFrom, dayFrom };
};

/** One more. One row a person and kind, however long they go on: it begins anew with each minute, and with each day. */
export const countRequest = (userId: string, counted: CountedRequest): Write => ({
  sql: `INSERT INTO mlm_payout_request_counts (user_id, kind, minute_no, in_minute, day_no, in_day)
        VALUES (:userId, :kind, :minute, 1, :day, 1)
        ON DUPLICATE KEY UPDATE in_minute = IF(minute_no = :minute, in_minute + 1, 1), minute_no = :minute,
                                in_day = IF(day_no = :day, in_day + 1, 1), day_no = :day`,
  params: { ...placeOf(counted.at), userId, kind: counted.kind },
  expectRows: 'any',
});
