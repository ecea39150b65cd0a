import { Link } from 'wouter';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { Emergency } from '../roles/emergency.tsx';
import { offerActName } from '../roles/offer-act.ts';
import classes from './offers.module.css';

/** What everybody is to see before anything else. */
export const Emergencies = ({ offers }: { readonly offers: readonly OfferBody[] }) =>
  offers.length > 0 && (
    <div className={classes.emergencies}>
      {offers.map((offer) => (
        <Emergency key={offer.offerId} offer={offer}>
          {offer.may.refuse ? (
            <Link to={`/roles?act=${offerActName('refuse', offer.offerId)}`}>Refuse it</Link>
          ) : (
            <Link to="/roles">See it among people and roles</Link>
          )}
        </Emergency>
      ))}
    </div>
  );
