import type { OfferState } from '../../../../shared/domain/offers/offer.ts';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { Actor } from '../ui/actor.tsx';
import { When } from '../ui/when.tsx';
import { ConfirmedBy } from './confirmed-by.tsx';
import { OfferChanges } from './offer-changes.tsx';
import { OfferedBy } from './offered-by.tsx';
import classes from './roles.module.css';

const LISTED = 10;

const WORDS: Readonly<Record<OfferState, string>> = {
  open: 'Open',
  done: '✓ It counts',
  refused: '✕ Refused',
  expired: '◌ Nobody confirmed it in time',
  overtaken: '◌ Overtaken by another change',
};

const Ending = ({ offer: { state, ended, expiresAt } }: { readonly offer: OfferBody }) => (
  <p className={classes.line}>
    <strong>{WORDS[state]}</strong>, <When at={ended?.at ?? expiresAt} />
    {ended && state === 'refused' && (
      <>
        , by <Actor actor={ended.by} />: <q className={classes.reason}>{ended.reason}</q>
      </>
    )}
  </p>
);

/** What became of the latest, newest first. */
export const EndedOffers = ({ offers }: { readonly offers: readonly OfferBody[] }) => {
  const ended = offers.filter(({ state }) => state !== 'open').slice(0, LISTED);
  if (ended.length === 0) return null;
  return (
    <section aria-labelledby="ended" className={`${classes.part} ${classes.ended}`}>
      <h2 id="ended">What became of the latest offers</h2>
      <ul className={classes.offers}>
        {ended.map((offer) => (
          <li key={offer.offerId}>
            <div className={classes.offer}>
              <OfferChanges offer={offer} />
              <Ending offer={offer} />
              <OfferedBy offer={offer} />
              {offer.confirmations.length > 0 && (
                <p className={classes.line}>
                  <ConfirmedBy confirmations={offer.confirmations} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
