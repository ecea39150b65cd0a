import { unrecordedNotice } from '../../../shared/domain/notices/unrecorded-notice.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { readUnrecorded } from '../../../shared/sql/notices/unrecorded-payments.ts';
import { readPayers } from '../../../shared/sql/payments/payers.ts';
import type { Duty } from './duty.ts';

/** Of one minute; the next one goes on. */
const REMINDERS_MAX = 20;

/** Reminds of payments that were begun and not recorded; their notice keys see to it that each day does so once. */
export const remindFinance: Duty = async ({ database }, day) => {
  const batches = await database.read(readUnrecorded(day, REMINDERS_MAX));
  if (batches.length === 0) return;
  const notices = await Promise.all(
    batches.map(async (batch) =>
      unrecordedNotice(batch, (await database.read(readPayers(batch.batchId))).length > 0, day),
    ),
  );
  await database.transaction((transaction) => transaction.write(insertNotices(notices, day.at)));
};
