import type { Transaction } from '../../aws/transaction.ts';
import type { OfferContent } from '../../domain/offers/offer.ts';
import { restoreLines } from '../../domain/offers/restore-lines.ts';
import type { ApproversListed } from '../../events/approvers-command.ts';
import { readOpenOffers } from '../../sql/offers/offers.ts';
import { knowOffers } from './known-offer.ts';
import { offerMade } from './offer-made.ts';

const value = (text: string | null): string => text ?? '(default)';

const whatOf = (content: OfferContent): string => {
  if (content.kind === 'restore') return restoreLines(content).join(' ');
  return content.kind === 'settings'
    ? content.changes.map(({ key, from, to }) => `${key}: ${value(from)} -> ${value(to)}`).join('; ')
    : `user ${content.userId} (sign-in ${content.subject}): ${content.before?.join(',') ?? 'nothing'} -> ${content.roles.join(',')}`;
};

/** Everything that waits for admins, or for time. */
export const listWaiting = async (
  reader: Pick<Transaction, 'read'>,
  now: Date,
): Promise<ApproversListed['waiting']> => {
  const waiting: ApproversListed['waiting'] = [];
  for (const { offer, confirmations } of await knowOffers(reader, await reader.read(readOpenOffers()))) {
    const { emergency, content, offeredBy, reason } = offer;
    const confirmedBy = confirmations.map(({ userId }) => userId);
    const made = await offerMade(reader, offer, now, confirmedBy);
    waiting.push({ ...made, emergency, what: whatOf(content), offeredBy, reason });
  }
  return waiting;
};
