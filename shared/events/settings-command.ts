import * as z from 'zod';
import { SETTING_UNITS, type SettingShape } from '../domain/settings/setting-shapes.ts';
import { OfferMade } from './offer-made.ts';
import { Person } from './people.ts';

const HISTORY_DEFAULT = 20;
const HISTORY_MAX = 200;
/** More than any of them needs; the column, and the event that tells of a change, hold 64 KB. */
const VALUE_MAX = 2_000;

const keyError = 'expected the name of a setting';
/** The name of a setting, with or without the prefix. */
export const SettingKey = z.string({ error: keyError }).min(1, keyError).max(120, keyError);

export const GetSettings = z.strictObject({ key: SettingKey.optional() });
export type GetSettings = z.infer<typeof GetSettings>;

const settingTexts = (texts: z.ZodType<string | null>, what: string) =>
  z.record(z.string(), texts, { error: `expected an object of settings and ${what}` });

/** Values by key, as mlm_settings holds them; null goes back to the default. */
export const SetSettings = z.strictObject({
  settings: settingTexts(
    z
      .string({ error: 'expected a text, or null for the default' })
      .max(VALUE_MAX, { error: `expected at most ${VALUE_MAX} characters` })
      .nullable(),
    'their values',
  ).refine((settings) => Object.keys(settings).length > 0, { error: 'expected at least one setting' }),
});
export type SetSettings = z.infer<typeof SetSettings>;

/** What was `stored` of each when whoever changes it looked: should it be something else by now, nothing is changed. */
export const SeenSettings = settingTexts(
  z.string({ error: 'expected the text that was stored, or null where none was' }).nullable(),
  'what was stored of them',
);
export type SeenSettings = z.infer<typeof SeenSettings>;

const limitError = `expected a whole number from 1 to ${HISTORY_MAX}`;

export const SettingsHistoryArgs = z.strictObject({
  key: SettingKey.optional(),
  limit: z.int(limitError).min(1, limitError).max(HISTORY_MAX, limitError).default(HISTORY_DEFAULT),
});
export type SettingsHistoryArgs = z.infer<typeof SettingsHistoryArgs>;

/** What a setting was, and what it became. */
export const SettingChange = z.object({
  key: z.string(),
  /** null = the default. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** Who and why are as stated; of a change from outside nobody knows. */
export const SettingsEvent = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  /** The user of the API whom `actor` names, as the host calls them now. */
  by: Person.nullable().default(null),
  action: z.string(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  changes: z.array(SettingChange),
});
export type SettingsEvent = z.infer<typeof SettingsEvent>;

/** The last change of one setting. */
const LastChange = SettingsEvent.omit({ seq: true, at: true, requestId: true, changes: true }).extend({
  /** null, with `at`, of what SQL changed and nobody has put on record yet. */
  seq: z.int().nullable(),
  at: z.iso.datetime().nullable(),
  ...SettingChange.omit({ key: true }).shape,
});
export type LastChange = z.infer<typeof LastChange>;

const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('switch') }),
  z.object({ type: z.literal('whole number'), unit: z.enum(SETTING_UNITS), from: z.int(), to: z.int() }),
  z.object({ type: z.literal('amount') }),
  z.object({ type: z.literal('time zone') }),
  z.object({ type: z.literal('tiers') }),
]) satisfies z.ZodType<SettingShape>;

/** One setting as it stands. */
export const SettingState = z.object({
  key: z.string(),
  /** What is in force; null where the stored text does not parse, or nothing was written yet. */
  value: z.string().nullable(),
  isDefault: z.boolean(),
  /** What holds where nothing is stored; null of what runs write. What has a default here, an ops function of before does not tell. */
  default: z.string().nullable().default(null),
  /** How it is written; null of what runs write. */
  shape: Shape.nullable().default(null),
  /** The text in mlm_settings; null where there is none. */
  stored: z.string().nullable(),
  /** Why the stored text does not parse; each run stops on it. */
  problem: z.string().nullable(),
  /** Written by runs, not by people. */
  managed: z.boolean(),
  meaning: z.string(),
  /** null where nobody has changed it, and of what runs write. */
  lastChange: LastChange.nullable().default(null),
});
export type SettingState = z.infer<typeof SettingState>;

export const SettingsState = z.object({ settings: z.array(SettingState) });
export type SettingsState = z.infer<typeof SettingsState>;

export const SettingsChanged = z.object({
  outcome: z.enum(['changed', 'unchanged', 'offered']),
  /** Offered: what they would be. */
  changes: z.array(SettingChange),
  /** In what respects it loosens control, in words. */
  loosens: z.array(z.string()).default([]),
  /** It loosens control, and one person decided it, because there is no second admin. */
  alone: z.boolean().default(false),
  offer: OfferMade.nullable().default(null),
  /** What the settings, as they are now, are sure to do that nobody may want. */
  warnings: z.array(z.string()),
});
export type SettingsChanged = z.infer<typeof SettingsChanged>;

/** Newest first. */
export const SettingsHistory = z.object({ events: z.array(SettingsEvent) });
export type SettingsHistory = z.infer<typeof SettingsHistory>;
