import type { Transaction } from '../../aws/transaction.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import { InvalidInput } from '../../domain/basics/failures.ts';
import type { OfferContent } from '../../domain/offers/offer.ts';
import { refuseSecondRow } from '../../domain/settings/refuse-second-row.ts';
import { settingsSnapshot } from '../../domain/settings/settings-snapshot.ts';
import { lockSettings } from '../../sql/settings/settings.ts';
import { readSettingsSeen, settingsSeenIn } from '../../sql/settings/settings-seen.ts';
import { settingsAfter } from '../settings/plan-settings.ts';
import { putSettings } from '../settings/put-settings.ts';

type Changing = Extract<OfferContent, { kind: 'settings' }>;
type Counted = { readonly author: AuditAuthor; readonly alone: boolean; readonly at: Date };

/** The settings are so from now on. Answers why they are not, where they cannot be any more. */
export const countSettings = async (
  transaction: Transaction,
  { changes }: Changing,
  { author, alone, at }: Counted,
): Promise<string | undefined> => {
  await transaction.read(lockSettings());
  const seen = settingsSeenIn(await transaction.read(readSettingsSeen()));
  refuseSecondRow(seen);
  const now = settingsSnapshot(seen.rows);
  const other = changes.find(({ key, from }) => (now[key] ?? null) !== from);
  if (other) return `${other.key} was changed meanwhile`;
  const asked = Object.fromEntries(changes.map(({ key, to }) => [key, to]));
  try {
    settingsAfter(seen.rows, asked);
  } catch (error) {
    if (error instanceof InvalidInput) return error.message;
    throw error;
  }
  await putSettings(transaction, seen, { asked, author, alone, occurredAt: at });
  return undefined;
};
