import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { OfferMade } from '../../../../shared/events/offer-made.ts';

/** What was put on offer instead of done, in a sentence that is told. */
export const waitsSentence = ({
  offerId,
  confirmationsMissing,
}: Pick<OfferMade, 'offerId' | 'confirmationsMissing'>): string =>
  `Offered (number ${offerId}): it waits for ${counted(confirmationsMissing, 'more admin')} to confirm it, and changes nothing until then.`;
