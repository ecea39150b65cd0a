import { VisuallyHidden } from '@mantine/core';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { ActButton } from '../acts/act-button.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { offerActName } from './offer-act.ts';
import classes from './roles.module.css';

/** What the person may do about it; there for everybody, and says why where they may not. An emergency is not confirmed. */
export const OfferButtons = ({
  offer: { offerId, emergency, may, whyNot },
}: {
  readonly offer: OfferBody;
}) => {
  const { open } = useOpenAct();
  const which = <VisuallyHidden> offer {offerId}</VisuallyHidden>;
  return (
    <div className={classes.buttons}>
      {!emergency && (
        <ActButton
          whyNot={whyNot.confirm ?? undefined}
          onClick={() => open(offerActName('confirm', offerId))}
          primary={may.confirm}
        >
          Confirm{which}
        </ActButton>
      )}
      <ActButton
        whyNot={whyNot.refuse ?? undefined}
        onClick={() => open(offerActName('refuse', offerId))}
        primary={emergency && may.refuse}
      >
        Refuse{which}
      </ActButton>
    </div>
  );
};
