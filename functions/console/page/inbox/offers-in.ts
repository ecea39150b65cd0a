import type { InboxBody } from '../../../../shared/events/inbox-body.ts';
import type { OfferBody } from '../../../../shared/events/offers.ts';

/** An API of before tells of none: a page and its API are not deployed in the same second. */
type Told = { readonly offers?: InboxBody['offers'] };

type OffersIn = {
  /** For everybody, and before all else. */
  readonly emergencies: readonly OfferBody[];
  /** One's own confirmation is missing. */
  readonly toConfirm: readonly OfferBody[];
  /** Offered or confirmed by oneself, or about oneself: another admin decides. */
  readonly others: readonly OfferBody[];
};

/** What is offered, by what it is to whoever looks. */
export const offersIn = ({ offers = [] }: Told): OffersIn => {
  const ordinary = offers.filter(({ emergency }) => !emergency);
  return {
    emergencies: offers.filter(({ emergency }) => emergency),
    toConfirm: ordinary.filter(({ may }) => may.confirm),
    others: ordinary.filter(({ may }) => !may.confirm),
  };
};
