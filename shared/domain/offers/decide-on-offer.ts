import type { Approver } from '../approvers/approver.ts';
import { hasRole } from '../approvers/has-role.ts';
import type { ProblemType } from '../basics/problem.ts';
import { affectedBy, type Offer, waitedOut } from './offer.ts';

export type OnOffer = 'confirm' | 'refuse';

/** Whoever would act on an offer. */
export type Decider = Pick<Approver, 'userId' | 'roles' | 'active'> & {
  /** An admin whose sign-in ended since the offer was made, or in the 72 hours before: they may still refuse an emergency. */
  readonly removedSince: boolean;
};

export type OfferDecision =
  | { readonly kind: 'go' }
  | { readonly kind: 'already_recorded' }
  | { readonly kind: 'refused'; readonly because: ProblemType; readonly text: string };

type Seen = {
  readonly offer: Offer;
  readonly confirmedBy: readonly string[];
  /** Whether the audit trail says the same of it. */
  readonly sound: boolean;
};

const refused = (because: ProblemType, text: string): OfferDecision => ({ kind: 'refused', because, text });

const actorOf = ({ userId }: Decider): string => `user ${userId}`;

const ENDED = {
  done: 'it was confirmed, and holds since then',
  refused: 'it was refused',
  expired: 'nobody confirmed it in time',
  overtaken: 'what it was decided on is not so any more',
} as const;

const alreadyDone = (act: OnOffer, { offer, confirmedBy }: Seen, decider: Decider): boolean =>
  act === 'confirm'
    ? confirmedBy.includes(decider.userId) && (offer.state === 'open' || offer.state === 'done')
    : offer.state === 'refused' && offer.ended?.by === actorOf(decider);

const whetherOpen = ({ offer, sound }: Seen, now: Date): OfferDecision | undefined => {
  if (!sound)
    return refused(
      'offer-ended',
      `Offer ${offer.offerId} was changed in the database, so nothing can come of it.`,
    );
  if (offer.state !== 'open')
    return refused('offer-ended', `Offer ${offer.offerId} is over: ${ENDED[offer.state]}.`);
  if (offer.expiresAt > now) return undefined;
  return refused('offer-ended', `Offer ${offer.offerId} is over: ${ENDED.expired}.`);
};

const mayRefuse = ({ emergency }: Offer, decider: Decider): boolean =>
  emergency ? hasRole(decider, 'viewer') || decider.removedSince : hasRole(decider, 'admin');

const whoRefuses = ({ emergency }: Offer): string =>
  emergency
    ? 'Refusing an emergency takes any role, or that of admin until at most 72 hours before it was declared.'
    : 'Refusing it takes the role admin.';

const whetherEntitled = (act: OnOffer, { offer }: Seen, decider: Decider): OfferDecision | undefined => {
  if (act === 'refuse' && !mayRefuse(offer, decider)) return refused('not-entitled', whoRefuses(offer));
  if (act === 'confirm' && !hasRole(decider, 'admin'))
    return refused('not-entitled', 'Confirming it takes the role admin.');
  if (affectedBy(offer.content) !== decider.userId) return undefined;
  return refused('not-entitled', 'It is about yourself: another admin must decide on it.');
};

const whetherOther = ({ offer }: Seen, decider: Decider): OfferDecision | undefined => {
  if (offer.emergency) {
    const from = waitedOut(offer).toISOString();
    return refused(
      'not-entitled',
      `An emergency is not confirmed: it counts from ${from} on, unless somebody refuses it.`,
    );
  }
  if (offer.offeredBy !== actorOf(decider)) return undefined;
  return refused('not-entitled', 'You offered it yourself: another admin must confirm it.');
};

/** Whether that person may confirm or refuse that offer now; the page asks it beforehand, the API again under the lock. */
export const decideOnOffer = (act: OnOffer, seen: Seen, decider: Decider, now: Date): OfferDecision => {
  if (alreadyDone(act, seen, decider)) return { kind: 'already_recorded' };
  return (
    whetherEntitled(act, seen, decider) ??
    whetherOpen(seen, now) ??
    (act === 'confirm' ? whetherOther(seen, decider) : undefined) ?? { kind: 'go' }
  );
};
