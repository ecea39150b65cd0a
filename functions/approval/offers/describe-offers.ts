import type { Transaction } from '../../../shared/aws/transaction.ts';
import { userOfActor } from '../../../shared/domain/audit/user-of-actor.ts';
import { type Decider, decideOnOffer, type OnOffer } from '../../../shared/domain/offers/decide-on-offer.ts';
import { affectedBy, type Offer, waitedOut } from '../../../shared/domain/offers/offer.ts';
import { type Eyes, weighOffer } from '../../../shared/domain/offers/weigh-offer.ts';
import type { OfferBody } from '../../../shared/events/offers.ts';
import type { Person } from '../../../shared/events/people.ts';
import type { KnownOffer } from '../../../shared/procedures/offers/known-offer.ts';
import { readEyes } from '../../../shared/procedures/offers/read-eyes.ts';
import { readUserNames } from '../../../shared/sql/user-names.ts';

type Reader = Pick<Transaction, 'read'>;

const usersIn = ({ offer: { content, offeredBy }, confirmations }: KnownOffer): string[] =>
  [affectedBy(content), userOfActor(offeredBy), ...confirmations.map(({ userId }) => userId)].filter(
    (userId) => userId !== null,
  );

const namesFor = async (
  reader: Reader,
  offers: readonly KnownOffer[],
): Promise<(userId: string) => Person> => {
  const ids = new Set(offers.flatMap(usersIn));
  const people = ids.size === 0 ? [] : await reader.read(readUserNames([...ids]));
  const names = new Map(people.map((person) => [person.userId, person]));
  return (userId) => names.get(userId) ?? { userId, name: null };
};

/** Until when, and for how many, it waits. What is over waits for nobody. */
const waiting = (
  { offer, confirmations }: KnownOffer,
  eyes: Eyes,
  at: Date,
): Pick<OfferBody, 'confirmationsMissing' | 'countsFrom'> => {
  if (offer.state !== 'open') return { confirmationsMissing: 0, countsFrom: null };
  if (offer.emergency) return { confirmationsMissing: 0, countsFrom: waitedOut(offer).toISOString() };
  const weighed = weighOffer(
    offer,
    confirmations.map(({ userId }) => userId),
    eyes,
    at,
  );
  if (weighed.kind === 'counts') return { confirmationsMissing: 0, countsFrom: at.toISOString() };
  return { confirmationsMissing: weighed.missing, countsFrom: weighed.countsFrom?.toISOString() ?? null };
};

const mayOf = (known: KnownOffer, decider: Decider, at: Date): Pick<OfferBody, 'may' | 'whyNot'> => {
  const seen = { ...known, confirmedBy: known.confirmations.map(({ userId }) => userId) };
  const whyNot = (act: OnOffer): string | null => {
    const decision = decideOnOffer(act, seen, decider, at);
    if (decision.kind === 'refused') return decision.text;
    return decision.kind === 'go' ? null : 'You have done so already.';
  };
  const [confirm, refuse] = [whyNot('confirm'), whyNot('refuse')];
  return { may: { confirm: confirm === null, refuse: refuse === null }, whyNot: { confirm, refuse } };
};

const entitlementOf = ({ content }: Offer, named: (userId: string) => Person): OfferBody['entitlement'] => {
  if (content.kind !== 'entitlement') return null;
  const { userId, issuer, subject, before, roles } = content;
  return { user: named(userId), issuer, subject, before, roles };
};

const stateOf = ({ state, expiresAt }: Offer, at: Date): OfferBody['state'] =>
  state === 'open' && expiresAt <= at ? 'expired' : state;

const offererOf = ({ offeredBy }: Offer, named: (userId: string) => Person): OfferBody['offeredBy'] => {
  const userId = userOfActor(offeredBy);
  return { actor: offeredBy, person: userId === null ? null : named(userId) };
};

type Shown = {
  readonly named: (userId: string) => Person;
  readonly decider: Decider;
  readonly eyes: Eyes;
  readonly at: Date;
};

const describeOffer = (known: KnownOffer, { named, decider, eyes, at }: Shown): OfferBody => {
  const { offer, confirmations } = known;
  const { content, offerId, hash, emergency, reason, ended } = offer;
  return {
    offerId,
    kind: content.kind,
    state: stateOf(offer, at),
    hash,
    emergency,
    offeredBy: offererOf(offer, named),
    reason,
    offeredAt: offer.offeredAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    entitlement: entitlementOf(offer, named),
    changes: content.kind === 'settings' ? content.changes : null,
    restore: content.kind === 'restore' ? content : null,
    confirmations: confirmations.map(({ userId, at: given }) => ({
      by: named(userId),
      at: given.toISOString(),
    })),
    ...waiting(known, eyes, at),
    ...mayOf(known, decider, at),
    ended: ended && { at: ended.at.toISOString(), by: ended.by, reason: ended.reason },
  };
};

/** Offers as that person is shown them, with what they may do about each: three reads, however many. */
export const describeOffers = async (
  reader: Reader,
  offers: readonly KnownOffer[],
  decider: Decider,
  at: Date,
): Promise<OfferBody[]> => {
  if (offers.length === 0) return [];
  const shown = { named: await namesFor(reader, offers), decider, eyes: await readEyes(reader), at };
  return offers.map((known) => describeOffer(known, shown));
};
