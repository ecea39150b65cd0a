import { OfferContent, type OfferDraft, offerHash } from '../../shared/domain/offers/offer.ts';
import { readOfferEvents } from '../../shared/sql/offers/offers.ts';
import type { PayoutStack } from './payout-stack.ts';

const HOUR = 3_600_000;

const text = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');

/** As if it had been made that many hours earlier: row, hash and event say the same, as they must. */
export const ageOffer = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  offerId: string,
  hours: number,
): Promise<string> => {
  const [row] = await sql('SELECT * FROM mlm_payout_offers WHERE id = ?', [offerId]);
  if (!row) throw new Error(`no offer ${offerId}`);
  const offeredAt = new Date(Date.parse(`${String(row['offered_at']).replace(' ', 'T')}Z`) - hours * HOUR);
  const draft: OfferDraft = {
    content: OfferContent.parse(JSON.parse(String(row['content']))),
    emergency: row['emergency'] === 1,
    offeredBy: String(row['offered_by']),
    reason: String(row['reason']),
    offeredAt,
  };
  const hash = offerHash(draft);
  await sql(
    `UPDATE mlm_payout_offers
        SET hash = ?, offered_at = ?, expires_at = expires_at - INTERVAL ? HOUR, look_at = look_at - INTERVAL ? HOUR
      WHERE id = ?`,
    [hash, text(offeredAt), hours, hours, offerId],
  );
  const { params } = readOfferEvents(offerId);
  await sql(
    `UPDATE mlm_payout_events SET detail = REPLACE(detail, ?, ?), occurred_at = occurred_at - ?
      WHERE stream = ? AND (seq = ? OR detail LIKE ?)`,
    [row['hash'], hash, hours * HOUR * 1000, params['stream'], offerId, `%"offerId":"${offerId}"%`],
  );
  return hash;
};

/** What was sent of it, as if it had been so many hours earlier. */
export const ageAnnouncement = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  offerId: string,
  hours: number,
): Promise<void> => {
  await sql(`UPDATE mlm_notification_log SET sent_at = sent_at - INTERVAL ? HOUR WHERE notice_key LIKE ?`, [
    hours,
    `%/offers-${offerId}/%`,
  ]);
};

/** What is on record of entitlements, as if it had happened that many hours earlier. */
export const ageEntitlements = async ({ sql }: Pick<PayoutStack, 'sql'>, hours: number): Promise<void> => {
  await sql(`UPDATE mlm_payout_events SET occurred_at = occurred_at - ? WHERE stream = 'approvers'`, [
    hours * HOUR * 1000,
  ]);
};
