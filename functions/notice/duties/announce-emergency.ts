import { offerNotices } from '../../../shared/domain/notices/offer-notices.ts';
import { EMERGENCY_KEY } from '../../../shared/domain/offers/offer.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { readOpenOffer } from '../../../shared/sql/offers/offers.ts';
import type { Duty } from './duty.ts';

/** To everybody, once each business day: whoever was away yesterday may still refuse it. */
export const announceEmergency: Duty = async ({ database }, { at, date }) => {
  const [offer] = await database.read(readOpenOffer(EMERGENCY_KEY));
  if (!offer) return;
  const notices = offerNotices(offer, { kind: 'announced', date }, at);
  await database.transaction((transaction) => transaction.write(insertNotices(notices, at)));
};
