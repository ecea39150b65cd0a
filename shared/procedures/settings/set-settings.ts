import type { Transaction } from '../../aws/transaction.ts';
import { type AuditAuthor, factBy } from '../../domain/audit/audit-author.ts';
import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import { EditableSettings, storedSettings } from '../../domain/settings/payout-settings.ts';
import {
  outsideChange,
  type SettingsSeen,
  settingChanges,
  settingsHead,
  settingsSnapshot,
} from '../../domain/settings/settings-snapshot.ts';
import { strandingWarnings } from '../../domain/settings/stranding-warnings.ts';
import type { SetSettings, SettingsChanged } from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { lockSettings, upsertSettings } from '../../sql/settings/settings.ts';
import { readSettingsSeen, settingsSeenIn } from '../../sql/settings/settings-seen.ts';
import { appendBehind } from '../audit/append-event.ts';
import { changeOnce, type Done } from '../change-once.ts';
import { type AskedSettings, askedSettings, settingsAfter } from './plan-settings.ts';

type Change = { readonly asked: AskedSettings; readonly author: AuditAuthor; readonly occurredAt: Date };

/** First what SQL did before, then what is asked now: the record never mixes the two. */
const apply = async (
  transaction: Transaction,
  seen: SettingsSeen,
  { asked, author, occurredAt }: Change,
): Promise<Done<SettingsChanged>> => {
  const after = settingsAfter(seen.rows, asked);
  const snapshot = settingsSnapshot(after);
  const changes = settingChanges(settingsSnapshot(seen.rows), snapshot);
  const warnings = strandingWarnings(EditableSettings.parse(storedSettings(after)));
  if (changes.length === 0) return { answer: { outcome: 'unchanged', changes, warnings }, event: undefined };
  await transaction.write(
    upsertSettings(Object.fromEntries(changes.map(({ key }) => [key, asked[key] ?? null]))),
  );
  const outside = outsideChange(seen, occurredAt);
  const head = settingsHead(seen);
  const before = outside ? await appendBehind(transaction, head, outside) : head;
  const event = await appendBehind(
    transaction,
    before,
    factBy(author, {
      stream: SETTINGS_STREAM,
      action: 'settings_changed',
      detail: { changes, snapshot },
      occurredAt,
    }),
  );
  return { answer: { outcome: 'changed', changes, warnings }, event };
};

/** Changes settings together or not at all, and puts on record who, why, from what, to what. */
export const setSettings = (
  { database, now }: Pick<Deps, 'database' | 'now'>,
  { settings }: SetSettings,
  author: AuditAuthor,
): Promise<SettingsChanged> => {
  const asked = askedSettings(settings);
  return changeOnce(
    { database },
    (transaction) => transaction.read(lockSettings()),
    async (transaction) => {
      const seen = settingsSeenIn(await transaction.read(readSettingsSeen()));
      return apply(transaction, seen, { asked, author, occurredAt: now() });
    },
  );
};
