import type { Transaction } from '../../../shared/aws/transaction.ts';
import { settingsChangedNotice } from '../../../shared/domain/notices/settings-changed-notice.ts';
import {
  outsideChange,
  type SettingsSeen,
  settingsHead,
  unrecordedChanges,
} from '../../../shared/domain/settings/settings-snapshot.ts';
import { appendBehind } from '../../../shared/procedures/audit/append-event.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';

/** What direct SQL did to the settings since the last event goes on record with the run that finds it. */
export const recordOutsideChange = async (
  transaction: Transaction,
  seen: SettingsSeen,
  at: Date,
): Promise<void> => {
  const change = outsideChange(seen, at);
  if (!change) return;
  const { seq } = await appendBehind(transaction, settingsHead(seen), change);
  // What was set when the record began is no change.
  if (seq === 1) return;
  const told = settingsChangedNotice({
    changes: unrecordedChanges(seen),
    by: undefined,
    alone: false,
    seq,
    at,
  });
  await transaction.write(insertNotices([told], at));
};
