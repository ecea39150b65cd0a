import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { OfferActed } from '../../../../shared/events/offers.ts';

type Answer = Pick<OfferActed, 'outcome'> & {
  readonly offer: Pick<OfferActed['offer'], 'confirmationsMissing' | 'ended'>;
};

/** Whoever wrote the reason may have ended it as a sentence. */
const whyOver = (ended: Answer['offer']['ended']): string => ended?.reason.replace(/\.$/, '') ?? 'it is over';

/** What came of a word on an offer. */
export const actedSentence = ({ outcome, offer: { confirmationsMissing, ended } }: Answer): string => {
  switch (outcome) {
    case 'counted':
      return 'Confirmed: that was enough, and it holds from now on.';
    case 'confirmed':
      return `Confirmed: ${counted(confirmationsMissing, 'more admin has', 'more admins have')} to confirm it before it holds.`;
    case 'overtaken':
      return `It does not hold, and never will: ${whyOver(ended)}. Nothing is changed by it.`;
    case 'refused':
      return 'Refused: nothing is changed by it.';
    case 'already_recorded':
      return 'You had said so before; nothing was written.';
  }
};
