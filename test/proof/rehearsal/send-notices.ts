import { expect } from 'vitest';
import type { NoticeInbox } from '../../support/notice-inbox.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

const MINUTES_MAX = 40;

const waiting = async ({ sql }: PayoutStack): Promise<number> => {
  const [row] = await sql(
    `SELECT COUNT(*) AS waiting FROM mlm_notification_log WHERE notice_key IS NOT NULL AND status = 'pending'`,
  );
  return Number(row?.['waiting']);
};

/** Minute after minute until nothing is left to send. Time is moved by what was waited for. */
export const sendNotices = async (
  company: PayoutStack,
  inbox: NoticeInbox,
  arrived: Set<string>,
): Promise<void> => {
  for (let minute = 0; minute < MINUTES_MAX && (await waiting(company)) > 0; minute += 1) {
    await company.invoke({}, 'notice');
    for (const { payload } of await inbox.take()) arrived.add(String(payload['noticeKey']));
    await company.sql(
      `UPDATE mlm_notification_log SET next_attempt_at = DATE_SUB(next_attempt_at, INTERVAL 1 HOUR)
        WHERE notice_key IS NOT NULL AND status = 'pending'`,
    );
  }
  expect(await waiting(company), 'notices that wait').toBe(0);
};

/** Every notice of ours has been sent, and has arrived. */
export const expectAllArrived = async ({ sql }: PayoutStack, arrived: ReadonlySet<string>): Promise<void> => {
  const rows = await sql(
    `SELECT notice_key AS noticeKey FROM mlm_notification_log WHERE notice_key IS NOT NULL ORDER BY id`,
  );
  expect(rows.map(({ noticeKey }) => noticeKey).filter((key) => !arrived.has(String(key)))).toEqual([]);
};
