import type { OfferActed, OfferBody } from '../../../../shared/events/offers.ts';
import { Overtaken } from '../acts/overtaken.ts';
import { useTell } from '../acts/told.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { useOpened } from '../acts/use-opened.ts';
import { actedSentence } from './acted-sentence.ts';
import { isOfferActName, type OfferActName, offerActIn } from './offer-act.ts';
import { OfferDialog } from './offer-dialog.tsx';

const OVERTAKEN = 'It is over since you opened this. Close it, and see below what became of it.';

const whyNotOpened = (offer: OfferBody | undefined, name: OfferActName): string | undefined => {
  if (!offer) return 'There is no such offer, or it has long ended.';
  return offer.whyNot[offerActIn(name).act] ?? undefined;
};

/** The one that the address names, on the offer as it was when it was opened. */
export const OfferDialogs = ({ offers }: { readonly offers: readonly OfferBody[] }) => {
  const { act, close } = useOpenAct();
  const tell = useTell();
  const named = isOfferActName(act) ? act : undefined;
  const offer = named && offers.find(({ offerId }) => offerId === offerActIn(named).offerId);
  const opened = useOpened({ act: named, subject: offer, whyNot: whyNotOpened });
  if (!opened?.on) return null;
  const done = (answer: OfferActed) => {
    tell(actedSentence(answer), { isDone: answer.outcome !== 'overtaken' });
    close();
  };
  return (
    <Overtaken value={offer?.state === 'open' ? undefined : OVERTAKEN}>
      <OfferDialog offer={opened.on} act={offerActIn(opened.act).act} close={close} done={done} />
    </Overtaken>
  );
};
