import * as z from 'zod';

/** What is known of the setting `enabled` beside its value. */
export type SwitchRecord = {
  /** Its last change on record, by a person or found made by SQL; undefined before the first. */
  readonly lastChange: { readonly at: Date; readonly to: string | null } | undefined;
  /** When its row was last written, on record or not yet; undefined where there is no row. */
  readonly writtenAt: Date | undefined;
  /** When the first migration was applied: from then on the schedule is there. */
  readonly migratedAt: Date | undefined;
};

/** Where nothing is known of it. */
export const NEVER_SWITCHED: SwitchRecord = {
  lastChange: undefined,
  writtenAt: undefined,
  migratedAt: undefined,
};

/** As mlm_settings holds it; whatever else parses means that it is off. */
const ON = '1';

/** As canonical JSON writes a change of it; within a value the quotes would be escaped. */
export const SWITCH_CHANGE = '"key":"enabled"';

const Detail = z.object({ changes: z.array(z.object({ key: z.string(), to: z.string().nullable() })) });

/** What an event of the settings changed it to; undefined where it did not, or where somebody spoilt the detail. */
export const switchedTo = (detail: string): string | null | undefined => {
  try {
    return Detail.parse(JSON.parse(detail)).changes.find(({ key }) => key === 'enabled')?.to;
  } catch {
    return undefined;
  }
};

/** The latest of those that are known. */
export const latestOf = (...instants: readonly (Date | undefined)[]): Date | undefined =>
  instants.reduce((latest, at) => (at && (!latest || at > latest) ? at : latest), undefined);

/**
 * Since when automation has been as it is. The runbook allows SQL, which the next run or change puts on record: until then
 * the record says otherwise, and the row itself when it was written. Before the first migration there was none. Undefined in a database whose migrations are not dated.
 */
export const automationSince = (
  enabled: boolean,
  { lastChange, writtenAt, migratedAt }: SwitchRecord,
): Date | undefined => {
  if (lastChange && (lastChange.to === ON) === enabled) return lastChange.at;
  return latestOf(lastChange?.at, writtenAt, migratedAt);
};
