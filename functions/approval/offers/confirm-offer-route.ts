import { factBy } from '../../../shared/domain/audit/audit-author.ts';
import { OFFERS_STREAM } from '../../../shared/domain/audit/streams.ts';
import { weighOffer } from '../../../shared/domain/offers/weigh-offer.ts';
import { ConfirmInput, OfferActed } from '../../../shared/events/offers.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { countOffer } from '../../../shared/procedures/decisions/count-offer.ts';
import { readEyes } from '../../../shared/procedures/offers/read-eyes.ts';
import { callerAuthor } from '../http/caller-author.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnOffer } from './act-on-offer.ts';
import { OfferParams } from './offer-params.ts';

export const confirmOfferRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/offers/{offerId}/confirm',
  operationId: 'confirmOffer',
  summary: 'Confirm what another offered; it counts from the moment enough admins stand behind it',
  role: 'admin',
  params: OfferParams,
  query: Nothing,
  body: ConfirmInput,
  answers: { 200: { description: 'The offer, with this confirmation', schema: OfferActed } },
  problems: ['not-found', 'offer-ended', 'settings-invalid'],
  handle: (deps, call) => {
    const { offerId } = call.params;
    const author = callerAuthor(call);
    return actOnOffer(
      deps,
      call,
      { act: 'confirm', offerId, hash: call.body.hash },
      async (transaction, open) => {
        const { known, unrecorded, at } = open;
        const { offer, confirmations } = known;
        const detail = { offerId, offerHash: offer.hash };
        const fact = { stream: OFFERS_STREAM, action: 'offer_confirmed', detail, occurredAt: at };
        const confirmed = await appendEvent(transaction, factBy(author, fact));
        const confirmedBy = [...confirmations.map(({ userId }) => userId), call.caller.userId];
        const weighed = weighOffer(offer, confirmedBy, await readEyes(transaction), at);
        if (weighed.kind === 'waits') return { outcome: 'confirmed', event: confirmed };
        const counting = { offer, author, confirmedBy, alone: weighed.alone, at, unrecorded };
        const { counted, event } = await countOffer(deps, transaction, counting);
        return { outcome: counted ? 'counted' : 'overtaken', event };
      },
    );
  },
});
