import { expect } from 'vitest';
import { businessDate } from './digest-hour.ts';
import type { NoticeInbox } from './notice-inbox.ts';
import type { PayoutStack } from './payout-stack.ts';

/** Today's digest as it reached the inbox, and the text that an e-mail would show. */
export const deliveredDigest = async (company: PayoutStack, inbox: NoticeInbox) => {
  // One minute makes it, the next sends it.
  await company.invoke({}, 'notice');
  await company.invoke({}, 'notice');
  const delivered = (await inbox.take()).filter(({ payload }) => payload['type'] === 'payout_digest');
  expect(delivered).toHaveLength(1);
  const [{ subject, attributes, payload } = { subject: '', attributes: {}, payload: {} }] = delivered;
  const [row] = await company.sql('SELECT message FROM mlm_notification_log WHERE notice_key = ?', [
    `payout_digest/${businessDate()}`,
  ]);
  return { subject, attributes, payload, message: String(row?.['message']) };
};
