import { EDITABLE_NAMES } from '../../domain/settings/setting-names.ts';
import { type SettingsSeen, unrecordedChanges } from '../../domain/settings/settings-snapshot.ts';
import type { LastChange, SettingsEvent } from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { readLastChanges } from '../../sql/settings/last-changes.ts';
import { describeSettingsEvent } from './describe-settings-event.ts';
import { readChangers } from './read-changers.ts';

const changesOf = ({ requestId: _, changes, ...event }: SettingsEvent): [string, LastChange][] =>
  changes.map(({ key, from, to }) => [key, { ...event, from, to }]);

const NOBODY_KNOWS = { seq: null, at: null, actor: 'outside', by: null, reason: null } as const;

/** Of each setting that was ever changed who did it last, and why. What SQL has changed goes on record later, and is told already. */
export const lastChanges = async (
  deps: Pick<Deps, 'database'>,
  seen: SettingsSeen,
): Promise<ReadonlyMap<string, LastChange>> => {
  const events = await deps.database.read(readLastChanges(EDITABLE_NAMES));
  const names = await readChangers(deps, events);
  // In the order of the record: the later one of a setting stays.
  return new Map([
    ...events.flatMap((event) => changesOf(describeSettingsEvent(event, names))),
    ...unrecordedChanges(seen).map(({ key, from, to }): [string, LastChange] => [
      key,
      { ...NOBODY_KNOWS, action: 'settings_changed_outside', from, to },
    ]),
  ]);
};
