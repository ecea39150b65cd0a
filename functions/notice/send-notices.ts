import type { Logger } from '@aws-lambda-powertools/logger';
import type { Delivery, NoticeTopic } from '../../shared/aws/notice-topic.ts';
import { MINUTE } from '../../shared/domain/basics/durations.ts';
import { retryAt } from '../../shared/domain/notices/retry-at.ts';
import { type NoticeMessage, noticeMessage } from '../../shared/events/notice-message.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import {
  type DueNotice,
  leaseNotices,
  lockDueNotices,
  markNoticesSent,
  markNoticeUnsent,
} from '../../shared/sql/notices/notification-log.ts';

export type NoticeDeps = Deps & {
  readonly topic: NoticeTopic;
  /** Where people sign in. */
  readonly pageUrl: string;
  readonly logger: Pick<Logger, 'warn'>;
};

export type SentNotices = { readonly sent: number; readonly unsent: number };

/** What SNS takes at once. */
const BATCH_SIZE = 10;
/** Rounds of one invocation: 500 notices, well within its minute. */
const ROUNDS_MAX = 50;
/** Longer than an invocation can live, so a sender that is still at work is never overtaken. */
const LEASE_MILLISECONDS = 2 * MINUTE;

/** Takes the next due notices; committed before they are sent, so that no twin sends them too. */
const leaseDue = ({ database, now }: NoticeDeps): Promise<DueNotice[]> =>
  database.transaction(async (transaction) => {
    const at = now();
    const due = await transaction.read(lockDueNotices(at, BATCH_SIZE));
    if (due.length === 0) return due;
    const ids = due.map(({ id }) => id);
    await transaction.write(leaseNotices(ids, new Date(at.getTime() + LEASE_MILLISECONDS)));
    return due.map((notice) => ({ ...notice, attempts: notice.attempts + 1 }));
  });

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** One row that somebody spoilt must not hold back the nine beside it. */
const readable = (due: readonly DueNotice[], pageUrl: string) => {
  const messages: NoticeMessage[] = [];
  const unreadable: Delivery[] = [];
  for (const notice of due) {
    try {
      messages.push(noticeMessage(notice, pageUrl));
    } catch (error) {
      unreadable.push({ id: notice.id, refusedBecause: reasonOf(error) });
    }
  }
  return { messages, unreadable };
};

const publish = async ({ topic, pageUrl }: NoticeDeps, due: readonly DueNotice[]): Promise<Delivery[]> => {
  const { messages, unreadable } = readable(due, pageUrl);
  if (messages.length === 0) return unreadable;
  try {
    return [...unreadable, ...(await topic.publish(messages))];
  } catch (error) {
    return due.map(({ id }) => ({ id, refusedBecause: reasonOf(error) }));
  }
};

const settle = async (
  { database, now, logger }: NoticeDeps,
  due: readonly DueNotice[],
  deliveries: readonly Delivery[],
): Promise<SentNotices> => {
  const at = now();
  const sentIds = deliveries.filter(({ refusedBecause }) => refusedBecause === undefined).map(({ id }) => id);
  if (sentIds.length > 0) await database.write(markNoticesSent(sentIds, at));
  for (const { id, refusedBecause } of deliveries) {
    if (refusedBecause === undefined) continue;
    const attempts = due.find((notice) => notice.id === id)?.attempts ?? 1;
    logger.warn('notice not sent', { noticeId: id, attempts, refusedBecause });
    await database.write(markNoticeUnsent(id, refusedBecause, retryAt(attempts, at)));
  }
  return { sent: sentIds.length, unsent: deliveries.length - sentIds.length };
};

/** Sends what the outbox holds. Should this die anywhere, the lease ends and the next minute sends again. */
export const sendNotices = async (deps: NoticeDeps): Promise<SentNotices> => {
  let [sent, unsent] = [0, 0];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const due = await leaseDue(deps);
    if (due.length === 0) break;
    const settled = await settle(deps, due, await publish(deps, due));
    sent += settled.sent;
    unsent += settled.unsent;
    // Nothing gets through: further rounds would only use up everybody's attempts.
    if (settled.sent === 0) break;
  }
  return { sent, unsent };
};
