import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type AuditFact, EMPTY_STREAM, type StreamHead } from '../audit/audit-event.ts';
import { SETTINGS_STREAM } from '../audit/streams.ts';
import { doubledSettings, doubledWords } from './doubled-settings.ts';
import { type SettingRow, storedSettings } from './payout-settings.ts';
import { EDITABLE_NAMES } from './setting-names.ts';

/** The editable settings that were set at some time: stored texts by name. Default is not to be listed. */
export type SettingsSnapshot = Readonly<Record<string, string>>;

/** null = the default. */
export type SettingChange = {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** The settings and the last event of their stream, read in one statement: what one says of the other holds. */
export type SettingsSeen = {
  readonly rows: readonly SettingRow[];
  /** Whether mlm_settings takes a key but once; else each that is written makes a row more. */
  readonly keyedOnce: boolean;
  /** Absent before the first change. */
  readonly head: (StreamHead & { readonly detail: string }) | undefined;
};

/** What a value may take of an event's TEXT column; whoever writes by SQL may store 64 KiB, three times in one event. */
const TEXT_BYTES_MAX = 1_000;

const recorded = (text: string): string => {
  if (Buffer.byteLength(JSON.stringify(text)) <= TEXT_BYTES_MAX) return text;
  return `sha256:${createHash('sha256').update(text).digest('hex')} of ${text.length} characters`;
};

/** What is set now; of one that is found twice, all that is found. Keys that nobody reads are no settings, whatever their prefix. */
export const settingsSnapshot = (rows: readonly SettingRow[]): SettingsSnapshot => {
  const doubled = doubledSettings(rows).map((each) => [each.name, doubledWords(each)]);
  const stored: SettingsSnapshot = { ...storedSettings(rows), ...Object.fromEntries(doubled) };
  return Object.fromEntries(
    EDITABLE_NAMES.flatMap((name) => {
      const text = stored[name];
      return text === undefined ? [] : [[name, recorded(text)]];
    }),
  );
};

const Recorded = z.object({ snapshot: z.record(z.string(), z.string()) });

/** A detail that somebody spoilt must not stop the payout: it counts as nothing known, so all that is set is recorded anew. */
const recordedSnapshot = ({ head }: SettingsSeen): SettingsSnapshot => {
  try {
    return Recorded.parse(JSON.parse(head?.detail ?? '{"snapshot":{}}')).snapshot;
  } catch {
    return {};
  }
};

/** What differs, in the order of the keys. */
export const settingChanges = (before: SettingsSnapshot, after: SettingsSnapshot): SettingChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .map((key) => ({ key, from: before[key] ?? null, to: after[key] ?? null }))
    .filter(({ from, to }) => from !== to);

/** Where the next event of the stream joins. */
export const settingsHead = ({ head }: SettingsSeen): StreamHead => head ?? EMPTY_STREAM;

/** The runbook allows SQL: what it changed since the last event. */
export const unrecordedChanges = (seen: SettingsSeen): SettingChange[] =>
  settingChanges(recordedSnapshot(seen), settingsSnapshot(seen.rows));

/** The same, to be put on record; undefined where there is nothing. */
export const outsideChange = (seen: SettingsSeen, occurredAt: Date): AuditFact | undefined => {
  const snapshot = settingsSnapshot(seen.rows);
  const changes = unrecordedChanges(seen);
  if (changes.length === 0) return undefined;
  return {
    stream: SETTINGS_STREAM,
    actor: 'outside',
    action: 'settings_changed_outside',
    detail: { changes, snapshot },
    occurredAt,
  };
};
