import * as z from 'zod';
import { SETTINGS_PREFIX } from '../../domain/settings/payout-settings.ts';
import { SETTINGS_STREAM, type SettingsSeen } from '../../domain/settings/settings-snapshot.ts';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/**
 * The settings as one JSON object, and the last event of their stream: one row, so that what one says of the other holds.
 * Keys as runs read them, whatever their case. Behind SETTINGS_SEEN; more columns may stand beside them.
 */
export const SETTINGS_COLUMNS = `CAST((SELECT JSON_OBJECTAGG(LOWER(s.setting_key), s.setting_value)
                       FROM mlm_settings s WHERE s.setting_key LIKE :settingsPrefix) AS CHAR) AS settings,
               e.seq AS settingsSeq, e.hash AS settingsHash, e.detail AS settingsDetail`;

/** One row, with the last event of the settings where there is one. */
export const SETTINGS_SEEN = `(SELECT MAX(m.seq) AS seq FROM mlm_payout_events m WHERE m.stream = :settingsStream) h
          LEFT JOIN mlm_payout_events e ON e.stream = :settingsStream AND e.seq = h.seq`;

/** LIKE's "_" is escaped, or the prefix would match its neighbours. */
export const SETTINGS_PARAMS = {
  settingsPrefix: `${SETTINGS_PREFIX.replaceAll('_', '\\_')}%`,
  settingsStream: SETTINGS_STREAM,
};

const Settings = z.record(z.string(), z.string().nullable());

export const SettingsSeenRow = z.object({
  settings: z
    .string()
    .nullable()
    .transform((json) =>
      Object.entries(Settings.parse(JSON.parse(json ?? '{}'))).map(([key, value]) => ({ key, value })),
    ),
  settingsSeq: CountColumn.nullable(),
  settingsHash: z.string().nullable(),
  settingsDetail: z.string().nullable(),
});

export const settingsSeenIn = ({
  settings,
  settingsSeq: seq,
  settingsHash: hash,
  settingsDetail: detail,
}: z.output<typeof SettingsSeenRow>): SettingsSeen => ({
  rows: settings,
  head: seq === null || hash === null ? undefined : { seq, hash, detail: detail ?? '' },
});

/** Settings and the last event of their stream, as of one moment. */
export const readSettingsSeen = (): Read<SettingsSeen> => ({
  sql: `SELECT ${SETTINGS_COLUMNS} FROM ${SETTINGS_SEEN}`,
  params: SETTINGS_PARAMS,
  row: SettingsSeenRow.transform(settingsSeenIn),
});
