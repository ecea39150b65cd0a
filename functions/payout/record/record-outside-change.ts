import type { Transaction } from '../../../shared/aws/transaction.ts';
import {
  outsideChange,
  type SettingsSeen,
  settingsHead,
} from '../../../shared/domain/settings/settings-snapshot.ts';
import { appendBehind } from '../../../shared/procedures/audit/append-event.ts';

/** What direct SQL did to the settings since the last event goes on record with the run that finds it. */
export const recordOutsideChange = async (
  transaction: Transaction,
  seen: SettingsSeen,
  at: Date,
): Promise<void> => {
  const change = outsideChange(seen, at);
  if (change) await appendBehind(transaction, settingsHead(seen), change);
};
