import type { Transaction } from '../../aws/transaction.ts';
import { type AuditAuthor, factBy } from '../../domain/audit/audit-author.ts';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { canonicalJson } from '../../domain/audit/audit-event.ts';
import { OFFERS_STREAM } from '../../domain/audit/streams.ts';
import { InvalidInput } from '../../domain/basics/failures.ts';
import { offerNotices } from '../../domain/notices/offer-notices.ts';
import {
  expiryOf,
  lookAfter,
  type Offer,
  type OfferDraft,
  offerHash,
  openKeyOf,
} from '../../domain/offers/offer.ts';
import { insertNotices } from '../../sql/notices/notification-log.ts';
import { insertOffer, readOpenOffer, readOpenOffers } from '../../sql/offers/offers.ts';
import { appendEvent } from '../audit/append-event.ts';
import { endOpenOffer } from './end-open-offer.ts';

const OPEN_MAX = 50;

export type MadeOffer = {
  readonly offer: Offer;
  /** Undefined where the very same was open already. */
  readonly event: AuditEvent | undefined;
};

const isSame = (a: OfferDraft, b: OfferDraft): boolean =>
  canonicalJson(a.content) === canonicalJson(b.content) && a.offeredBy === b.offeredBy;

/** The open offer that stands in the way: the same one is answered as it is, one whose time is up makes room. */
const openAlready = async (
  transaction: Transaction,
  draft: OfferDraft,
  author: AuditAuthor,
): Promise<Offer | undefined> => {
  const [open] = await transaction.read(readOpenOffer(openKeyOf(draft)));
  if (!open) return undefined;
  if (open.expiresAt <= draft.offeredAt) {
    const ending = { state: 'expired', because: 'nobody confirmed it in time' } as const;
    await endOpenOffer(transaction, open, author, ending, draft.offeredAt);
    return undefined;
  }
  if (isSame(open, draft)) return open;
  throw new InvalidInput(
    draft.emergency
      ? `an emergency is open already, offer ${open.offerId}: expected it to count or to be refused before another`
      : `offer ${open.offerId} about the same is open: expected an admin to confirm or to refuse it before another`,
  );
};

/** Whoever holds IAM could else bury what waits for admins; an emergency is never kept out by that. */
const refuseTooMany = async (transaction: Transaction, { emergency }: OfferDraft): Promise<void> => {
  const open = emergency ? [] : await transaction.read(readOpenOffers());
  if (open.length < OPEN_MAX) return;
  throw new InvalidInput(
    `${OPEN_MAX} offers are open: expected admins to confirm or refuse some of them first`,
  );
};

/** Puts on offer what needs another pair of eyes, with its event and the notices that ask for them. The caller holds the lock. */
export const makeOffer = async (
  transaction: Transaction,
  draft: OfferDraft,
  author: AuditAuthor,
): Promise<MadeOffer> => {
  const open = await openAlready(transaction, draft, author);
  if (open) return { offer: open, event: undefined };
  await refuseTooMany(transaction, draft);
  const [hash, expiresAt] = [offerHash(draft), expiryOf(draft)];
  const detail = {
    content: draft.content,
    emergency: draft.emergency,
    offerHash: hash,
    expiresAt: expiresAt.toISOString(),
  };
  const event = await appendEvent(
    transaction,
    factBy(author, { stream: OFFERS_STREAM, action: 'offer_made', detail, occurredAt: draft.offeredAt }),
  );
  const offer: Offer = { ...draft, offerId: String(event.seq), hash, expiresAt, state: 'open', ended: null };
  await transaction.write(insertOffer(offer, lookAfter(offer, draft.offeredAt)));
  await transaction.write(
    insertNotices(offerNotices(offer, { kind: 'made' }, draft.offeredAt), draft.offeredAt),
  );
  return { offer, event };
};
