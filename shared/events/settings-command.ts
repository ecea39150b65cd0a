import * as z from 'zod';

const HISTORY_DEFAULT = 20;
const HISTORY_MAX = 200;
/** More than any of them needs; the column, and the event that tells of a change, hold 64 KB. */
const VALUE_MAX = 2_000;

const keyError = 'expected the name of a setting';
/** The name of a setting, with or without the prefix. */
export const SettingKey = z.string({ error: keyError }).min(1, keyError).max(120, keyError);

export const GetSettings = z.strictObject({ key: SettingKey.optional() });
export type GetSettings = z.infer<typeof GetSettings>;

/** Values by key, as mlm_settings holds them; null goes back to the default. */
export const SetSettings = z.strictObject({
  settings: z
    .record(
      z.string(),
      z
        .string({ error: 'expected a text, or null for the default' })
        .max(VALUE_MAX, { error: `expected at most ${VALUE_MAX} characters` })
        .nullable(),
      { error: 'expected an object of settings and their values' },
    )
    .refine((settings) => Object.keys(settings).length > 0, { error: 'expected at least one setting' }),
});
export type SetSettings = z.infer<typeof SetSettings>;

const limitError = `expected a whole number from 1 to ${HISTORY_MAX}`;

export const SettingsHistoryArgs = z.strictObject({
  key: SettingKey.optional(),
  limit: z.int(limitError).min(1, limitError).max(HISTORY_MAX, limitError).default(HISTORY_DEFAULT),
});
export type SettingsHistoryArgs = z.infer<typeof SettingsHistoryArgs>;

/** One setting as it stands. */
export const SettingState = z.object({
  key: z.string(),
  /** What is in force; null where the stored text does not parse, or nothing was written yet. */
  value: z.string().nullable(),
  isDefault: z.boolean(),
  /** The text in mlm_settings; null where there is none. */
  stored: z.string().nullable(),
  /** Why the stored text does not parse; each run stops on it. */
  problem: z.string().nullable(),
  /** Written by runs, not by people. */
  managed: z.boolean(),
  meaning: z.string(),
});
export type SettingState = z.infer<typeof SettingState>;

export const SettingsState = z.object({ settings: z.array(SettingState) });
export type SettingsState = z.infer<typeof SettingsState>;

export const SettingChange = z.object({
  key: z.string(),
  /** null = the default. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export const SettingsChanged = z.object({
  outcome: z.enum(['changed', 'unchanged']),
  changes: z.array(SettingChange),
  /** What the settings, as they are now, are sure to do that nobody may want. */
  warnings: z.array(z.string()),
});
export type SettingsChanged = z.infer<typeof SettingsChanged>;

/** Newest first. Who and why are as stated; of a change from outside nobody knows. */
export const SettingsHistory = z.object({
  events: z.array(
    z.object({
      seq: z.int(),
      at: z.iso.datetime(),
      actor: z.string(),
      action: z.string(),
      reason: z.string().nullable(),
      requestId: z.string().nullable(),
      changes: z.array(SettingChange),
    }),
  ),
});
export type SettingsHistory = z.infer<typeof SettingsHistory>;
