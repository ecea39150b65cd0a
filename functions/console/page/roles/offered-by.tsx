import type { OfferBody } from '../../../../shared/events/offers.ts';
import { When } from '../ui/when.tsx';
import { Offerer } from './offerer.tsx';
import classes from './roles.module.css';

/** Its number, by whom, when and why. */
export const OfferedBy = ({
  offer: { offerId, offeredBy, offeredAt, reason },
}: {
  readonly offer: OfferBody;
}) => (
  <p className={classes.line}>
    <strong>Offer {offerId}</strong>, made <When at={offeredAt} /> by <Offerer offeredBy={offeredBy} />:{' '}
    <q className={classes.reason}>{reason}</q>
  </p>
);
