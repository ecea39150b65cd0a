import type { AuditAuthor } from '../audit/audit-author.ts';
import { CLI } from '../basics/cli.ts';
import type { SettingChange } from '../settings/settings-snapshot.ts';
import { type Notice, noticeOf } from './notice.ts';

type Changed = {
  readonly changes: readonly SettingChange[];
  /** Undefined: by nobody who is on record. */
  readonly by: AuditAuthor | undefined;
  readonly alone: boolean;
  /** Of the event that says so, in the stream of settings. */
  readonly seq: number;
  readonly at: Date;
};

const value = (text: string | null): string => (text === null ? 'its default' : `"${text}"`);

export const changeLines = (changes: readonly SettingChange[]): string[] =>
  changes.map(({ key, from, to }) => `${key}: from ${value(from)} to ${value(to)}`);

const OUTSIDE =
  'They were changed in the database, by nobody who is on record. If nobody knows of it, find out who can write to the database.';

/** What runs and sign-offs go by is another. */
export const settingsChangedNotice = ({ changes, by, alone, seq, at }: Changed): Notice =>
  noticeOf(
    {
      noticeKey: `payout_settings_changed/settings-${seq}`,
      type: 'payout_settings_changed',
      audience: 'admin',
      occurredAt: at.toISOString(),
      by: by?.actor ?? 'outside',
      alone: alone ? 'yes' : 'no',
      changes: changes.map(({ key, from, to }) => ({ key, from: from ?? '', to: to ?? '' })),
    },
    `Payout settings changed: ${changes.map(({ key }) => key).join(', ')}`,
    [
      ...changeLines(changes),
      '',
      ...(by ? [`By ${by.actor}. Reason: ${String(by.detail['reason'] ?? '')}`] : [OUTSIDE]),
      ...(alone
        ? ['', 'This loosens control, and one person decided it alone, because there is no second admin.']
        : []),
      '',
      `Who changed what, and why: ${CLI} settings history`,
    ],
  );
