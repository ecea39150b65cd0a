import { offerNotices } from '../../../shared/domain/notices/offer-notices.ts';
import { OfferActed, RefuseInput } from '../../../shared/events/offers.ts';
import { endOpenOffer } from '../../../shared/procedures/offers/end-open-offer.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { callerAuthor } from '../http/caller-author.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnOffer } from './act-on-offer.ts';
import { OfferParams } from './offer-params.ts';
import { wasAdmin } from './was-admin.ts';

export const refuseOfferRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/offers/{offerId}/refuse',
  operationId: 'refuseOffer',
  summary: 'Refuse what was offered: an admin, or of an emergency anybody who is entitled to anything',
  role: 'viewer',
  admits: wasAdmin,
  params: OfferParams,
  query: Nothing,
  body: RefuseInput,
  answers: {
    200: { description: 'The offer, refused now or by the same person before', schema: OfferActed },
  },
  problems: ['not-found', 'offer-ended'],
  handle: (deps, call) => {
    const { hash, reason } = call.body;
    const asked = { act: 'refuse' as const, offerId: call.params.offerId, hash };
    return actOnOffer(deps, call, asked, async (transaction, { known: { offer }, at }) => {
      const author = callerAuthor(call, { reason });
      const event = await endOpenOffer(transaction, offer, author, { state: 'refused', because: reason }, at);
      const because = `${author.actor} said: ${reason}`;
      await transaction.write(insertNotices(offerNotices(offer, { kind: 'refused', because }, at), at));
      return { outcome: 'refused', event };
    });
  },
});
