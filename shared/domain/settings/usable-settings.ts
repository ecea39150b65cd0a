import type * as z from 'zod';
import { type SettingRow, settingsProblems, storedSettings } from './payout-settings.ts';

/** The settings of the schema, of which one that does not parse counts as its default; and what does not parse. */
export const usableSettings = <Schema extends z.ZodObject>(
  schema: Schema,
  rows: readonly SettingRow[],
): { readonly settings: z.output<Schema>; readonly problems: readonly string[] } => {
  const stored = storedSettings(rows);
  const { data, error } = schema.safeParse(stored);
  const unusable = new Set(error?.issues.map(({ path }) => String(path[0])));
  const usable = Object.fromEntries(Object.entries(stored).filter(([name]) => !unusable.has(name)));
  return { settings: data ?? schema.parse(usable), problems: settingsProblems(error, stored) };
};
