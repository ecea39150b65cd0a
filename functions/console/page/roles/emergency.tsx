import type { ReactNode } from 'react';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { Callout } from '../ui/callout.tsx';
import { When } from '../ui/when.tsx';
import { EMERGENCY } from './emergency-words.ts';
import { OfferChanges } from './offer-changes.tsx';
import { OfferedBy } from './offered-by.tsx';

type EmergencyProps = {
  readonly offer: OfferBody;
  /** What leads to refusing it. */
  readonly children: ReactNode;
};

/** Somebody becomes an admin without anybody's confirmation: for everybody to see, and to stop. */
export const Emergency = ({ offer, children }: EmergencyProps) => (
  <Callout kind="wrong" title={EMERGENCY}>
    <OfferChanges offer={offer} />
    <OfferedBy offer={offer} />
    <p>
      {offer.countsFrom && (
        <>
          It counts from <When at={offer.countsFrom} exact /> on, unless somebody refuses it.{' '}
        </>
      )}
      If you do not know why it was made, refuse it: anybody who is entitled to anything may.
    </p>
    {children}
  </Callout>
);
