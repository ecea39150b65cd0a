import * as z from 'zod';
import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import { SWITCH_CHANGE, type SwitchRecord, switchedTo } from '../../domain/settings/automation-switch.ts';
import { SETTINGS_PREFIX } from '../../domain/settings/payout-settings.ts';
import { CountColumn, SecondsColumn, UtcColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export const SWITCH_PARAMS = {
  enabledKey: `${SETTINGS_PREFIX}enabled`,
  settingsStream: SETTINGS_STREAM,
  switchChange: SWITCH_CHANGE,
};

/** One row, whatever there is: of a key found more than once, the last that was written. */
export const SWITCH_SEEN = `SELECT (SELECT MAX(UNIX_TIMESTAMP(COALESCE(s.updated_at, s.created_at))) FROM mlm_settings s
                 WHERE s.setting_key = :enabledKey) AS writtenAt,
               (SELECT MIN(m.applied_at) FROM mlm_payout_migrations m) AS migratedAt, c.detail, c.occurred_at AS occurredAt
          FROM (SELECT 1 AS one) o
          LEFT JOIN (SELECT e.detail, e.occurred_at FROM mlm_payout_events e
                      WHERE e.stream = :settingsStream AND LOCATE(:switchChange, e.detail) > 0
                      ORDER BY e.seq DESC LIMIT 1) c ON 1 = 1`;

const lastChangeOf = (detail: string | null, occurredAt: number | null): SwitchRecord['lastChange'] => {
  const to = switchedTo(detail ?? '');
  return to === undefined || occurredAt === null ? undefined : { at: new Date(occurredAt / 1000), to };
};

/** Beside which more can be asked in the same call. */
export const SwitchRow = z.object({
  writtenAt: SecondsColumn.nullable(),
  migratedAt: UtcColumn.nullable(),
  detail: z.string().nullable(),
  occurredAt: CountColumn.nullable(),
});

export const switchRecordOf = (row: z.output<typeof SwitchRow>): SwitchRecord => ({
  lastChange: lastChangeOf(row.detail, row.occurredAt),
  writtenAt: row.writtenAt ?? undefined,
  migratedAt: row.migratedAt ?? undefined,
});

/** Since when automation may have been enabled, or disabled. The stream is walked back from its end to the last change of it. */
export const readSwitchRecord = (): Read<SwitchRecord> => ({
  sql: SWITCH_SEEN,
  params: SWITCH_PARAMS,
  row: SwitchRow.transform(switchRecordOf),
});
