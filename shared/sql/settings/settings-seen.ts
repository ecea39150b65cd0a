import * as z from 'zod';
import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import { KEY_BEGINNING_MIN } from '../../domain/host/key-beginning-min.ts';
import { SETTINGS_PREFIX } from '../../domain/settings/payout-settings.ts';
import type { SettingsSeen } from '../../domain/settings/settings-snapshot.ts';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** A setting by its key and value; or, with `seq`, the last event of their stream by its hash and detail; with 0, whether a key stands there but once. */
export type SettingSeen = {
  readonly seq: number | null;
  readonly name: string | null;
  readonly text: string | null;
};

/** LIKE's "_" is escaped, or the prefix would match its neighbours. */
export const SETTINGS_PARAMS = {
  settingsPrefix: `${SETTINGS_PREFIX.replaceAll('_', '\\_')}%`,
  settingsStream: SETTINGS_STREAM,
};

/** Rows of ours, however they are spelt: a column of another collation would hide those in capitals. */
export const IS_SETTING = 'LOWER(CONVERT(s.setting_key USING utf8mb4)) LIKE :settingsPrefix';

/**
 * Settings and the last event of their stream, as of one moment: in one statement, or a change in between would count as
 * one from outside; in rows of their own, because the Data API refuses one beyond 64 KB. The host's collations are its own,
 * and a UNION of two is refused: so each text is brought to one.
 */
export const SETTINGS_SEEN = `SELECT NULL AS seq, CONVERT(s.setting_key USING utf8mb4) COLLATE utf8mb4_bin AS name,
               CONVERT(s.setting_value USING utf8mb4) COLLATE utf8mb4_bin AS text
          FROM mlm_settings s WHERE ${IS_SETTING}
         UNION ALL
        SELECT 0, CASE WHEN COUNT(*) > 0 THEN 'yes' ELSE 'no' END, NULL
          FROM (SELECT k.index_name FROM information_schema.statistics k
                 WHERE k.table_schema = DATABASE() AND k.table_name = 'mlm_settings' AND k.non_unique = 0
                 GROUP BY k.index_name
                HAVING COUNT(*) = 1 AND MAX(k.column_name) = 'setting_key' AND COALESCE(MAX(k.sub_part), ${KEY_BEGINNING_MIN}) >= ${KEY_BEGINNING_MIN}) once
         UNION ALL
        SELECT e.seq, CONVERT(e.hash USING utf8mb4) COLLATE utf8mb4_bin,
               CONVERT(e.detail USING utf8mb4) COLLATE utf8mb4_bin
          FROM mlm_payout_events e
         WHERE e.stream = :settingsStream
           AND e.seq = (SELECT MAX(m.seq) FROM mlm_payout_events m WHERE m.stream = :settingsStream)`;

export const SettingSeenRow = z.object({
  seq: CountColumn.nullable(),
  name: z.string().nullable(),
  text: z.string().nullable(),
});

export const readSettingsSeen = (): Read<SettingSeen> => ({
  sql: SETTINGS_SEEN,
  params: SETTINGS_PARAMS,
  row: SettingSeenRow,
});

export const settingsSeenIn = (seen: readonly SettingSeen[]): SettingsSeen => {
  const rows = seen
    .filter(({ seq }) => seq === null)
    .map(({ name, text }) => ({ key: name ?? '', value: text }));
  const keyedOnce = seen.some(({ seq, name }) => seq === 0 && name === 'yes');
  const head = seen.flatMap(({ seq, name, text }) =>
    seq === null || seq === 0 ? [] : [{ seq, hash: name ?? '', detail: text ?? '' }],
  )[0];
  return { rows, keyedOnce, head };
};
