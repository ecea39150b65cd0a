import * as z from 'zod';
import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import {
  SettingChange,
  type SettingsHistory,
  type SettingsHistoryArgs,
} from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { type EventRow, readEventsBefore } from '../../sql/audit/events.ts';
import { knownSetting } from './setting-name.ts';

/** An event holds up to 36 kB; the Data API refuses to answer more than 1 MiB. */
const PAGE_SIZE = 20;
const AFTER_THE_LAST = 2 ** 32;

/** A detail that does not read so was spoilt, which the audit finds; here it is shown without its content. */
const Detail = z.object({
  reason: z.string().nullable().catch(null).default(null),
  requestId: z.string().nullable().catch(null).default(null),
  changes: z.array(SettingChange).catch([]),
});

const parseDetail = (detail: string): z.infer<typeof Detail> => {
  try {
    return Detail.parse(JSON.parse(detail));
  } catch {
    return { reason: null, requestId: null, changes: [] };
  }
};

const describe = ({
  seq,
  actor,
  action,
  detail,
  occurredAt,
}: EventRow): SettingsHistory['events'][number] => ({
  seq,
  at: occurredAt.toISOString(),
  actor,
  action,
  ...parseDetail(detail),
});

/** The changes of settings, newest first, those that were found made by SQL among them. */
export const settingsHistory = async (
  { database }: Pick<Deps, 'database'>,
  { key, limit }: SettingsHistoryArgs,
): Promise<SettingsHistory> => {
  const name = key === undefined ? undefined : knownSetting(key);
  // As canonical JSON writes a change of it; within a value the quotes would be escaped.
  const containing = name === undefined ? '' : `"key":"${name}"`;
  const rows: EventRow[] = [];
  for (let before = AFTER_THE_LAST; rows.length < limit; ) {
    const size = Math.min(PAGE_SIZE, limit - rows.length);
    const page = await database.read(
      readEventsBefore({ stream: SETTINGS_STREAM, before, containing, limit: size }),
    );
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < size) break;
    before = last.seq;
  }
  return { events: rows.map(describe) };
};
