import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import type { SettingsHistory, SettingsHistoryArgs } from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { type EventRow, readEventsBefore } from '../../sql/audit/events.ts';
import { describeSettingsEvent } from './describe-settings-event.ts';
import { readChangers } from './read-changers.ts';
import { knownSetting } from './setting-name.ts';

/** An event holds up to 36 kB; the Data API refuses to answer more than 1 MiB. */
const PAGE_SIZE = 20;
const AFTER_THE_LAST = 2 ** 32;

/** The changes of settings, newest first, those that were found made by SQL among them. */
export const settingsHistory = async (
  deps: Pick<Deps, 'database'>,
  { key, limit }: SettingsHistoryArgs,
): Promise<SettingsHistory> => {
  const name = key === undefined ? undefined : knownSetting(key);
  // As canonical JSON writes a change of it; within a value the quotes would be escaped.
  const containing = name === undefined ? '' : `"key":"${name}"`;
  const rows: EventRow[] = [];
  for (let before = AFTER_THE_LAST; rows.length < limit; ) {
    const size = Math.min(PAGE_SIZE, limit - rows.length);
    const page = await deps.database.read(
      readEventsBefore({ stream: SETTINGS_STREAM, before, containing, limit: size }),
    );
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < size) break;
    before = last.seq;
  }
  const names = await readChangers(deps, rows);
  return { events: rows.map((row) => describeSettingsEvent(row, names)) };
};
