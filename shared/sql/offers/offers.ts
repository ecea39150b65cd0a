import * as z from 'zod';
import { OFFERS_STREAM } from '../../domain/audit/streams.ts';
import { OFFER_STATES, type Offer, OfferContent, openKeyOf } from '../../domain/offers/offer.ts';
import { CountColumn, FlagColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import { idList } from '../id-list.ts';
import type { Read, Write } from '../statement.ts';

const COLUMNS = `o.id AS offerId, o.content, o.hash, o.emergency, o.offered_by AS offeredBy, o.offered_at AS offeredAt,
               o.expires_at AS expiresAt, o.reason, o.state, o.ended_at AS endedAt, o.ended_by AS endedBy,
               o.ended_reason AS endedReason`;

/** What somebody spoilt by SQL offers nothing, and is not what its event says: it must not hide the others. */
const contentIn = (text: string): OfferContent => {
  try {
    return OfferContent.parse(JSON.parse(text));
  } catch {
    return { kind: 'settings', changes: [] };
  }
};

const OfferRow: z.ZodType<Offer> = z
  .object({
    offerId: IdColumn,
    content: z.string().transform(contentIn),
    hash: z.string(),
    emergency: FlagColumn,
    offeredBy: z.string(),
    offeredAt: UtcColumn,
    expiresAt: UtcColumn,
    reason: z.string(),
    state: z.enum(OFFER_STATES),
    endedAt: UtcColumn.nullable(),
    endedBy: z.string().nullable(),
    endedReason: z.string().nullable(),
  })
  .transform(({ endedAt, endedBy, endedReason, ...offer }) => ({
    ...offer,
    ended: endedAt && { at: endedAt, by: endedBy ?? '', reason: endedReason ?? '' },
  }));

/** Of two that offer the same at once, the UNIQUE open_key lets one in; the other begins again and finds it. */
export const insertOffer = (offer: Offer, lookAt: Date): Write => ({
  sql: `INSERT INTO mlm_payout_offers
          (id, kind, content, hash, emergency, offered_by, offered_at, expires_at, reason, state, open_key, look_at)
        VALUES (:id, :kind, :content, :hash, :emergency, :offeredBy, :offeredAt, :expiresAt, :reason, 'open', :openKey, :lookAt)`,
  params: {
    id: offer.offerId,
    kind: offer.content.kind,
    content: JSON.stringify(offer.content),
    hash: offer.hash,
    emergency: offer.emergency ? 1 : 0,
    offeredBy: offer.offeredBy,
    offeredAt: utcText(offer.offeredAt),
    expiresAt: utcText(offer.expiresAt),
    reason: offer.reason,
    openKey: openKeyOf(offer),
    lookAt: utcText(lookAt),
  },
  expectRows: 1,
});

/** No row: there is none under that number. */
export const readOffer = (offerId: string): Read<Offer> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_offers o WHERE o.id = CAST(:offerId AS UNSIGNED)`,
  params: { offerId },
  row: OfferRow,
});

/** The open one about the same sign-in, or the emergency there is; whether its time is up is for the reader to see. */
export const readOpenOffer = (openKey: string): Read<Offer> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_offers o WHERE o.open_key = :openKey`,
  params: { openKey },
  row: OfferRow,
});

/** Those that wait, an emergency before all others, each newest first; where its time is up is for the reader to see. */
export const readOpenOffers = (): Read<Offer> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_offers o WHERE o.state = 'open' ORDER BY o.emergency DESC, o.id DESC`,
  params: {},
  row: OfferRow,
});

/** Open ones first, an emergency before all others, each newest first. */
export const readOffers = (limit: number): Read<Offer> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_offers o ORDER BY o.state = 'open' DESC, o.emergency DESC, o.id DESC LIMIT :limit`,
  params: { limit },
  row: OfferRow,
});

/** Those that time may have made ready, or ended, since somebody looked; the oldest first. */
export const readOffersToLookAt = (at: Date, limit: number): Read<{ offerId: string }> => ({
  sql: `SELECT id AS offerId FROM mlm_payout_offers WHERE look_at <= :at ORDER BY look_at LIMIT :limit`,
  params: { at: utcText(at), limit },
  row: z.object({ offerId: IdColumn }),
});

/** When time is to be asked again. */
export const lookAgain = (offerId: string, lookAt: Date): Write => ({
  sql: `UPDATE mlm_payout_offers SET look_at = :lookAt WHERE id = CAST(:offerId AS UNSIGNED) AND state = 'open'`,
  params: { offerId, lookAt: utcText(lookAt) },
  expectRows: 'any',
});

/** Ends an open offer, whichever way. */
export const endOffer = (
  offerId: string,
  {
    state,
    ended,
  }: { readonly state: Exclude<Offer['state'], 'open'>; readonly ended: NonNullable<Offer['ended']> },
): Write => ({
  sql: `UPDATE mlm_payout_offers
           SET state = :state, open_key = NULL, look_at = NULL, ended_at = :endedAt, ended_by = :endedBy, ended_reason = :endedReason
         WHERE id = CAST(:offerId AS UNSIGNED) AND state = 'open'`,
  params: { offerId, state, endedAt: utcText(ended.at), endedBy: ended.by, endedReason: ended.reason },
  expectRows: 1,
});

/** What the trail says of an offer. */
export type OfferEvent = {
  readonly seq: string;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly occurredAt: Date;
};

const EventShape = z.object({
  seq: IdColumn,
  actor: z.string(),
  action: z.string(),
  detail: z.string(),
  occurredAt: CountColumn.transform((microseconds) => new Date(microseconds / 1000)),
});

/** That which made it, then what became of it, in order. Its number stands in each as JSON, so no text of people can feign it. */
export const readOfferEvents = (offerId: string): Read<OfferEvent> => ({
  sql: `SELECT seq, actor, action, detail, occurred_at AS occurredAt FROM mlm_payout_events
         WHERE stream = :stream AND seq >= CAST(:offerId AS UNSIGNED)
           AND (seq = CAST(:offerId AS UNSIGNED) OR LOCATE(:naming, detail) > 0)
         ORDER BY seq`,
  params: { stream: OFFERS_STREAM, offerId, naming: `"offerId":"${offerId}"` },
  row: EventShape,
});

/** The same of several offers; what is said of others is not read, however much there is of it: an answer holds 1 MiB. */
export const readEventsOfOffers = (offerIds: readonly string[]): Read<OfferEvent> => {
  const { placeholders, params } = idList(offerIds);
  return {
    sql: `SELECT e.seq, e.actor, e.action, e.detail, e.occurred_at AS occurredAt
            FROM mlm_payout_offers o
            JOIN mlm_payout_events e ON e.stream = :stream AND e.seq >= o.id
                                    AND (e.seq = o.id OR LOCATE(CONCAT(:naming, o.id, '"'), e.detail) > 0)
           WHERE o.id IN (${placeholders}) ORDER BY e.seq`,
    params: { ...params, stream: OFFERS_STREAM, naming: '"offerId":"' },
    row: EventShape,
  };
};
