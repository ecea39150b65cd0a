import type { OfferBody } from '../../../../shared/events/offers.ts';
import { PeopleNames } from '../ui/people-names.tsx';

/** Who stands behind it beside whoever offered it. */
export const ConfirmedBy = ({ confirmations }: Pick<OfferBody, 'confirmations'>) =>
  confirmations.length > 0 && (
    <>
      Confirmed by <PeopleNames people={confirmations.map(({ by }) => by)} />.{' '}
    </>
  );
