import type { Transaction } from '../../aws/transaction.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import type { SettingChange } from '../../domain/settings/settings-snapshot.ts';
import { readOpenOffers } from '../../sql/offers/offers.ts';
import { endOpenOffer } from './end-open-offer.ts';

/** What was on offer of a setting was decided on what is not so any more. */
export const overtakeSettings = async (
  transaction: Transaction,
  changed: readonly SettingChange[],
  author: AuditAuthor,
  at: Date,
): Promise<void> => {
  for (const offer of await transaction.read(readOpenOffers())) {
    const { content } = offer;
    if (content.kind !== 'settings') continue;
    const other = content.changes.find(({ key }) => changed.some((change) => change.key === key));
    if (!other) continue;
    const ending = { state: 'overtaken', because: `${other.key} was changed meanwhile` } as const;
    await endOpenOffer(transaction, offer, author, ending, at);
  }
};
