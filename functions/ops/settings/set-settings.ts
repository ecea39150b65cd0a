import { appendBehind } from '../../../shared/aws/append-event.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import {
  outsideChange,
  SETTINGS_STREAM,
  type SettingsSeen,
  settingChanges,
  settingsHead,
  settingsSnapshot,
} from '../../../shared/domain/settings-snapshot.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import type { SettingsChanged } from '../../../shared/events/settings-command.ts';
import { lockSettings, upsertSettings } from '../../../shared/sql/settings.ts';
import { readSettingsSeen, settingsSeenIn } from '../../../shared/sql/settings-seen.ts';
import { changeOnce, type Done } from '../change-once.ts';
import type { OpsDeps } from '../ops-deps.ts';
import { opsFact } from '../ops-fact.ts';
import { type AskedSettings, askedSettings, settingsAfter } from './plan-settings.ts';

type Command = OpsCommandOf<'settings.set'>;

/** First what SQL did before, then what is asked now: the record never mixes the two. */
const apply = async (
  deps: OpsDeps,
  transaction: Transaction,
  command: Command,
  { asked, seen }: { readonly asked: AskedSettings; readonly seen: SettingsSeen },
): Promise<Done<SettingsChanged>> => {
  const snapshot = settingsSnapshot(settingsAfter(seen.rows, asked));
  const changes = settingChanges(settingsSnapshot(seen.rows), snapshot);
  if (changes.length === 0) return { answer: { outcome: 'unchanged', changes }, event: undefined };
  const occurredAt = deps.now();
  await transaction.write(
    upsertSettings(Object.fromEntries(changes.map(({ key }) => [key, asked[key] ?? null]))),
  );
  const outside = outsideChange(seen, occurredAt);
  const head = settingsHead(seen);
  const before = outside ? await appendBehind(transaction, head, outside) : head;
  const event = await appendBehind(
    transaction,
    before,
    opsFact(deps, command, {
      stream: SETTINGS_STREAM,
      action: 'settings_changed',
      detail: { changes, snapshot },
      occurredAt,
    }),
  );
  return { answer: { outcome: 'changed', changes }, event };
};

/** Changes settings together or not at all, and puts on record who, why, from what, to what. */
export const setSettings = (deps: OpsDeps, command: Command): Promise<SettingsChanged> => {
  const asked = askedSettings(command.args.settings);
  return changeOnce(
    deps,
    (transaction) => transaction.read(lockSettings()),
    async (transaction) => {
      const seen = settingsSeenIn(await transaction.read(readSettingsSeen()));
      return apply(deps, transaction, command, { asked, seen });
    },
  );
};
