import { Link } from 'wouter';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { OfferChanges } from '../roles/offer-changes.tsx';
import { OfferedBy } from '../roles/offered-by.tsx';
import { WaitsFor } from '../roles/waits-for.tsx';
import classes from './offers.module.css';

type OfferQueueProps = {
  readonly title: string;
  readonly lead: string;
  readonly offers: readonly OfferBody[];
};

/** Offers that wait for the same thing; each is decided where all that is offered stands. */
export const OfferQueue = ({ title, lead, offers }: OfferQueueProps) =>
  offers.length > 0 && (
    <section className={classes.queue}>
      <h2>{title}</h2>
      <ul className={classes.offers}>
        {offers.map((offer) => (
          <li key={offer.offerId}>
            <OfferChanges offer={offer} />
            <OfferedBy offer={offer} />
            <WaitsFor offer={offer} />
          </li>
        ))}
      </ul>
      <p className={classes.lead}>
        <Link to="/roles">{lead}</Link>
      </p>
    </section>
  );
