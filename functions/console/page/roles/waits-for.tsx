import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { When } from '../ui/when.tsx';
import { ConfirmedBy } from './confirmed-by.tsx';
import classes from './roles.module.css';

const Missing = ({ confirmationsMissing: missing, countsFrom }: OfferBody) => (
  <>
    {missing > 0 && `It counts once ${counted(missing, 'more admin has', 'more admins have')} confirmed it. `}
    {countsFrom && (
      <>
        {missing > 0 ? 'Nobody is there who could: unless somebody refuses it, it' : 'It'} counts by itself
        from <When at={countsFrom} exact /> on.{' '}
      </>
    )}
  </>
);

/** Who stands behind it, who is missing, and what time makes of it. */
export const WaitsFor = ({ offer }: { readonly offer: OfferBody }) => (
  <p className={classes.line}>
    <ConfirmedBy confirmations={offer.confirmations} />
    <Missing {...offer} />
    It ends <When at={offer.expiresAt} exact />.
  </p>
);
