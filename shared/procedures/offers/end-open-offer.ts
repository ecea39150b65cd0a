import type { Transaction } from '../../aws/transaction.ts';
import { type AuditAuthor, factBy } from '../../domain/audit/audit-author.ts';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { OFFERS_STREAM } from '../../domain/audit/streams.ts';
import type { Offer, OfferState } from '../../domain/offers/offer.ts';
import { endOffer } from '../../sql/offers/offers.ts';
import { appendEvent } from '../audit/append-event.ts';

/** What its column holds; the event has all of it. */
const REASON_MAX = 500;

type Ending = {
  readonly state: Exclude<OfferState, 'open'>;
  /** For people: why it ended. */
  readonly because: string;
  readonly alone?: boolean;
};

/** Nothing more becomes of the offer: the row, and the event that says how it ended. */
export const endOpenOffer = async (
  transaction: Transaction,
  { offerId, hash }: Offer,
  author: AuditAuthor,
  { state, because, alone }: Ending,
  at: Date,
): Promise<AuditEvent> => {
  await transaction.write(
    endOffer(offerId, { state, ended: { at, by: author.actor, reason: because.slice(0, REASON_MAX) } }),
  );
  const detail = { offerId, offerHash: hash, because, ...(alone !== undefined && { alone }) };
  return appendEvent(
    transaction,
    factBy(author, { stream: OFFERS_STREAM, action: `offer_${state}`, detail, occurredAt: at }),
  );
};
