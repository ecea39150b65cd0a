import type * as z from 'zod';
import { doubledProblem, doubledSettings } from './doubled-settings.ts';
import { type SettingRow, settingsProblems, storedSettings } from './payout-settings.ts';

/** The settings of the schema, of which one that does not parse, or is found twice, counts as its default; and what is wrong. */
export const usableSettings = <Schema extends z.ZodObject>(
  schema: Schema,
  rows: readonly SettingRow[],
): { readonly settings: z.output<Schema>; readonly problems: readonly string[] } => {
  const stored = storedSettings(rows);
  const { data, error } = schema.safeParse(stored);
  const unusable = new Set(error?.issues.map(({ path }) => String(path[0])));
  const usable = Object.fromEntries(Object.entries(stored).filter(([name]) => !unusable.has(name)));
  const doubled = doubledSettings(rows).filter(({ name }) => name in schema.shape);
  const problems = [...doubled.map(doubledProblem), ...settingsProblems(error, stored)];
  return { settings: data ?? schema.parse(usable), problems };
};
