import { awaitedApprovers } from '../../../shared/domain/batches/awaited-approvers.ts';
import { reminderNotice } from '../../../shared/domain/notices/reminder-notice.ts';
import { readApproverSignIns, readCastVotes } from '../../../shared/sql/batches/cast-votes.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { readUnreminded } from '../../../shared/sql/notices/pending-batches.ts';
import type { Duty } from './duty.ts';

/** Of one minute; the next one goes on. */
const REMINDERS_MAX = 50;

/** Reminds of the batches that have waited longest; their notice keys see to it that each day does so once. */
export const remindApprovers: Duty = async ({ database }, day) => {
  const batches = await database.read(readUnreminded(day, REMINDERS_MAX));
  if (batches.length === 0) return;
  const [signIns, votes] = await Promise.all([
    database.read(readApproverSignIns()),
    database.read(readCastVotes(batches.map(({ batchId }) => batchId))),
  ]);
  const notices = batches.map((batch) => reminderNotice(batch, awaitedApprovers(batch, signIns, votes), day));
  await database.transaction((transaction) => transaction.write(insertNotices(notices, day.at)));
};
