import * as z from 'zod';
import { SETTINGS_PREFIX } from '../../domain/settings/payout-settings.ts';
import { SETTINGS_STREAM, type SettingsSeen } from '../../domain/settings/settings-snapshot.ts';
import { CountColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** One thing known, of several kinds in one answer: each kind uses the columns it needs. */
export type Fact = {
  readonly fact: string;
  readonly number: number | null;
  readonly name: string | null;
  readonly value: string | null;
};

export const FactRow: z.ZodType<Fact> = z.object({
  fact: z.string(),
  number: CountColumn.nullable(),
  name: z.string().nullable(),
  value: z.string().nullable(),
});

/**
 * A fact per setting, and one for the last event of their stream. The host's collations are its own, and a UNION of two
 * is refused: so each text is brought to one. LIKE's "_" is escaped, or the prefix would match its neighbours.
 */
export const SETTINGS_FACTS = `
        SELECT 'setting' AS fact, NULL AS number,
               CONVERT(LOWER(s.setting_key) USING utf8mb4) COLLATE utf8mb4_bin AS name,
               CONVERT(s.setting_value USING utf8mb4) COLLATE utf8mb4_bin AS value
          FROM mlm_settings s WHERE s.setting_key LIKE :settingsPrefix
         UNION ALL
        SELECT 'settings_event', e.seq, CONVERT(e.hash USING utf8mb4) COLLATE utf8mb4_bin,
               CONVERT(e.detail USING utf8mb4) COLLATE utf8mb4_bin
          FROM mlm_payout_events e
         WHERE e.stream = :settingsStream
           AND e.seq = (SELECT MAX(m.seq) FROM mlm_payout_events m WHERE m.stream = :settingsStream)`;

export const SETTINGS_PARAMS = {
  settingsPrefix: `${SETTINGS_PREFIX.replaceAll('_', '\\_')}%`,
  settingsStream: SETTINGS_STREAM,
};

/** Settings and the last event of their stream, as of one moment. */
export const readSettingsSeen = (): Read<Fact> => ({
  sql: SETTINGS_FACTS,
  params: SETTINGS_PARAMS,
  row: FactRow,
});

export const settingsSeenIn = (facts: readonly Fact[]): SettingsSeen => {
  const head = facts.find(({ fact }) => fact === 'settings_event');
  return {
    rows: facts
      .filter(({ fact }) => fact === 'setting')
      .map(({ name, value }) => ({ key: name ?? '', value })),
    head: head && { seq: head.number ?? 0, hash: head.name ?? '', detail: head.value ?? '' },
  };
};
