/** What may be done about an offer. */
export type OfferAct = 'confirm' | 'refuse';

/** As the address names it: confirm-12. */
export type OfferActName = `${OfferAct}-${string}`;

export const offerActName = (act: OfferAct, offerId: string): OfferActName => `${act}-${offerId}`;

export const isOfferActName = (act: string | null): act is OfferActName =>
  act !== null && /^(confirm|refuse)-\d+$/.test(act);

export const offerActIn = (name: OfferActName): { readonly act: OfferAct; readonly offerId: string } => {
  const [act, offerId = ''] = name.split('-');
  return { act: act === 'confirm' ? 'confirm' : 'refuse', offerId };
};
