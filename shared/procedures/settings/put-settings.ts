import type { Transaction } from '../../aws/transaction.ts';
import { type AuditAuthor, factBy } from '../../domain/audit/audit-author.ts';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { settingsChangedNotice } from '../../domain/notices/settings-changed-notice.ts';
import {
  outsideChange,
  type SettingsSeen,
  settingChanges,
  settingsHead,
  settingsSnapshot,
  unrecordedChanges,
} from '../../domain/settings/settings-snapshot.ts';
import { insertNotices } from '../../sql/notices/notification-log.ts';
import { upsertSettings } from '../../sql/settings/settings.ts';
import { appendBehind } from '../audit/append-event.ts';
import { type AskedSettings, settingsAfter } from './plan-settings.ts';

type Put = {
  readonly asked: AskedSettings;
  readonly author: AuditAuthor;
  /** It loosens control, and one person decided it. */
  readonly alone: boolean;
  readonly occurredAt: Date;
};

const foundNotice = (seen: SettingsSeen, seq: number, at: Date): Notice =>
  settingsChangedNotice({ changes: unrecordedChanges(seen), by: undefined, alone: false, seq, at });

/** First what SQL did before, then what is asked now: the record never mixes the two. Something of it must be a change. */
export const putSettings = async (
  transaction: Transaction,
  seen: SettingsSeen,
  { asked, author, alone, occurredAt }: Put,
): Promise<AuditEvent> => {
  const snapshot = settingsSnapshot(settingsAfter(seen.rows, asked));
  const changes = settingChanges(settingsSnapshot(seen.rows), snapshot);
  await transaction.write(
    upsertSettings(Object.fromEntries(changes.map(({ key }) => [key, asked[key] ?? null])), seen.rows),
  );
  const outside = outsideChange(seen, occurredAt);
  const head = settingsHead(seen);
  const before = outside ? await appendBehind(transaction, head, outside) : head;
  const detail = { changes, snapshot, ...(alone && { alone }) };
  const fact = { stream: SETTINGS_STREAM, action: 'settings_changed', detail, occurredAt };
  const event = await appendBehind(transaction, before, factBy(author, fact));
  const told = settingsChangedNotice({ changes, by: author, alone, seq: event.seq, at: occurredAt });
  // What was set when the record began is no change.
  const found = outside && before.seq > 1 ? [foundNotice(seen, before.seq, occurredAt)] : [];
  await transaction.write(insertNotices([...found, told], occurredAt));
  return event;
};
