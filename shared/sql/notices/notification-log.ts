import * as z from 'zod';
import { epochSeconds } from '../../domain/basics/epoch-seconds.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { CountColumn, IdColumn, utcText } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';

/**
 * The outbox is the host's own table: ours are the rows with a notice_key, the host's are never touched.
 * A notice that is there already stays as it is, so a repeat cannot send it twice.
 */
export const insertNotice = (notice: Notice, dueAt: Date): Write => ({
  sql: `INSERT INTO mlm_notification_log
          (channel, type, subject, message, payload, status, notice_key, attempts, next_attempt_at)
        SELECT 'system', :type, :subject, :message, :payload, 'pending', :noticeKey, 0, :dueAt
          FROM DUAL
         WHERE NOT EXISTS (SELECT 1 FROM mlm_notification_log WHERE notice_key = :noticeKey)`,
  params: {
    type: notice.type,
    subject: notice.subject,
    message: notice.message,
    payload: JSON.stringify(notice.payload),
    noticeKey: notice.noticeKey,
    dueAt: utcText(dueAt),
  },
  expectRows: 'any',
});

/** As insertNotice, several in one statement. */
export const insertNotices = (notices: readonly Notice[], dueAt: Date): Write => {
  const rows = notices.map(
    (_, index) =>
      `SELECT 'system', :type${index}, :subject${index}, :message${index}, :payload${index}, 'pending', :noticeKey${index}, 0, :dueAt
         FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM mlm_notification_log WHERE notice_key = :noticeKey${index})`,
  );
  const params = notices.flatMap(({ type, subject, message, payload, noticeKey }, index) => [
    [`type${index}`, type],
    [`subject${index}`, subject],
    [`message${index}`, message],
    [`payload${index}`, JSON.stringify(payload)],
    [`noticeKey${index}`, noticeKey],
  ]);
  return {
    sql: `INSERT INTO mlm_notification_log
            (channel, type, subject, message, payload, status, notice_key, attempts, next_attempt_at)
          ${rows.join(' UNION ALL ')}`,
    params: { ...Object.fromEntries(params), dueAt: utcText(dueAt) },
    expectRows: 'any',
  };
};

export type DueNotice = {
  readonly id: string;
  readonly subject: string;
  readonly message: string;
  readonly payload: string;
  readonly attempts: number;
};

/** The host's rows have no next_attempt_at. Rows that a twin has leased are skipped, not waited for. */
export const lockDueNotices = (dueAt: Date, limit: number): Read<DueNotice> => ({
  sql: `SELECT id, subject, message, payload, attempts FROM mlm_notification_log
         WHERE next_attempt_at <= :dueAt AND notice_key IS NOT NULL AND status = 'pending'
         ORDER BY next_attempt_at, id LIMIT :limit FOR UPDATE SKIP LOCKED`,
  params: { dueAt: utcText(dueAt), limit },
  row: z.object({
    id: IdColumn,
    subject: z.string(),
    message: z.string(),
    payload: z.string(),
    attempts: CountColumn,
  }),
});

/** Until the lease ends nobody else sends them; a sender that dies leaves them to the next one. */
export const leaseNotices = (ids: readonly string[], leasedUntil: Date): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `UPDATE mlm_notification_log SET attempts = attempts + 1, next_attempt_at = :leasedUntil
           WHERE id IN (${placeholders})`,
    params: { ...params, leasedUntil: utcText(leasedUntil) },
    expectRows: ids.length,
  };
};

/** Not "expect all": the lease of a slow sender may have ended, and its twin marked them. */
export const markNoticesSent = (ids: readonly string[], sentAt: Date): Write => {
  const { placeholders, params } = idList(ids);
  return {
    sql: `UPDATE mlm_notification_log
             SET status = 'sent', sent_at = FROM_UNIXTIME(:sentAtSeconds), next_attempt_at = NULL, error_message = NULL
           WHERE status = 'pending' AND id IN (${placeholders})`,
    params: { ...params, sentAtSeconds: epochSeconds(sentAt) },
    expectRows: 'any',
  };
};

/** The company's column need hold no more (domain/host/host-demands). */
const REASON_LENGTH_MAX = 1_000;

/** `retryAt` NULL gives up: the row stays as failed, with the reason. */
export const markNoticeUnsent = (id: string, reason: string, retryAt: Date | null): Write => ({
  sql: `UPDATE mlm_notification_log
           SET status = :status, error_message = :reason, next_attempt_at = :retryAt
         WHERE id = :id AND status = 'pending'`,
  params: {
    id,
    reason: reason.slice(0, REASON_LENGTH_MAX),
    status: retryAt ? 'pending' : 'failed',
    retryAt: retryAt && utcText(retryAt),
  },
  expectRows: 'any',
});
