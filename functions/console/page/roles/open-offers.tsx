import type { OfferBody } from '../../../../shared/events/offers.ts';
import { Emergency } from './emergency.tsx';
import { OfferButtons } from './offer-buttons.tsx';
import { OfferChanges } from './offer-changes.tsx';
import { OfferedBy } from './offered-by.tsx';
import classes from './roles.module.css';
import { WaitsFor } from './waits-for.tsx';

type OpenOffersProps = { readonly offers: readonly OfferBody[] };

const Waiting = ({ offers }: OpenOffersProps) => (
  <ul className={classes.offers}>
    {offers.map((offer) => (
      <li key={offer.offerId}>
        <div className={classes.offer}>
          <OfferChanges offer={offer} />
          <OfferedBy offer={offer} />
          <WaitsFor offer={offer} />
        </div>
        <OfferButtons offer={offer} />
      </li>
    ))}
  </ul>
);

/** What waits for a second pair of eyes; an emergency before all else. */
export const OpenOffers = ({ offers }: OpenOffersProps) => {
  const open = offers.filter(({ state }) => state === 'open');
  const waiting = open.filter(({ emergency }) => !emergency);
  const emergencies = open.filter(({ emergency }) => emergency);
  return (
    <section aria-labelledby="offered" className={classes.part}>
      {emergencies.length > 0 && (
        <div className={classes.emergencies}>
          {emergencies.map((offer) => (
            <Emergency key={offer.offerId} offer={offer}>
              <OfferButtons offer={offer} />
            </Emergency>
          ))}
        </div>
      )}
      <h2 id="offered">Waits for another admin</h2>
      {waiting.length > 0 ? (
        <Waiting offers={waiting} />
      ) : (
        <p className={classes.line}>
          Nothing waits. Where two admins are active, what somebody gains, and a setting that loosens control,
          waits here until another admin confirms it.
        </p>
      )}
    </section>
  );
};
