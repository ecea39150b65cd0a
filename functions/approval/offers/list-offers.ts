import { EMERGENCY_KEY, type Offer } from '../../../shared/domain/offers/offer.ts';
import type { OfferBody } from '../../../shared/events/offers.ts';
import { knowOffers } from '../../../shared/procedures/offers/known-offer.ts';
import type { Caller } from '../../../shared/sql/approvers/callers.ts';
import { readOffers, readOpenOffer, readOpenOffers } from '../../../shared/sql/offers/offers.ts';
import type { Read } from '../../../shared/sql/statement.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { readDecider } from './decider.ts';
import { describeOffers } from './describe-offers.ts';

const LISTED_MAX = 50;

type OfferDeps = Pick<ApiDeps, 'database' | 'now'>;

const shown = async (
  { database, now }: OfferDeps,
  caller: Caller,
  wanted: Read<Offer>,
): Promise<OfferBody[]> => {
  const offers = await knowOffers(database, await database.read(wanted));
  return describeOffers(database, offers, { ...caller, removedSince: false }, now());
};

/** Somebody whose sign-in has ended sees the emergency that they may refuse, and nothing else. */
const shownAfterwards = async ({ database, now }: OfferDeps, caller: Caller): Promise<OfferBody[]> => {
  const [emergency] = await database.read(readOpenOffer(EMERGENCY_KEY));
  if (!emergency) return [];
  const decider = await readDecider(database, caller, emergency);
  if (!decider.removedSince) return [];
  return describeOffers(database, await knowOffers(database, [emergency]), decider, now());
};

/** Open ones first, then what became of the latest. */
export const listOffers = (deps: OfferDeps, caller: Caller): Promise<OfferBody[]> =>
  caller.active ? shown(deps, caller, readOffers(LISTED_MAX)) : shownAfterwards(deps, caller);

/** Those that still wait. There are few: each ends within a week. */
export const listOpenOffers = async (deps: OfferDeps, caller: Caller): Promise<OfferBody[]> => {
  const offers = await shown(deps, caller, readOpenOffers());
  return offers.filter(({ state }) => state === 'open');
};
