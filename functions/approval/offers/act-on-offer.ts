import type { Transaction } from '../../../shared/aws/transaction.ts';
import { type Decider, decideOnOffer, type OnOffer } from '../../../shared/domain/offers/decide-on-offer.ts';
import { OfferActed } from '../../../shared/events/offers.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { unrecordedIn } from '../../../shared/procedures/decisions/count-offer.ts';
import { type KnownOffer, readKnownOffer } from '../../../shared/procedures/offers/known-offer.ts';
import { lockEntitlements } from '../../../shared/sql/approvers/lock-entitlements.ts';
import { readOffer } from '../../../shared/sql/offers/offers.ts';
import { answerOfTwin } from '../actions/answer-of-twin.ts';
import { recordAnswer, recordedAnswer } from '../actions/recorded-answer.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import { readDecider } from './decider.ts';
import { describeOffers } from './describe-offers.ts';

/** The offer that is acted on, as it stands under the lock; `unrecorded` was asked before. */
export type OpenOffer = { readonly known: KnownOffer; readonly unrecorded: boolean; readonly at: Date };

type Carried = Pick<Done<never>, 'event'> & { readonly outcome: OfferActed['outcome'] };
type CarryOut = (transaction: Transaction, open: OpenOffer) => Promise<Carried>;

type Asked = { readonly act: OnOffer; readonly offerId: string; readonly hash: string };

const noOffer = (offerId: string): ApiProblem => new ApiProblem('not-found', `There is no offer ${offerId}.`);

type Deciding = Omit<OpenOffer, 'unrecorded'> & { readonly decider: Decider };

const decide = (
  { act, offerId, hash }: Asked,
  { known, decider, at }: Deciding,
): 'go' | 'already_recorded' => {
  const seen = { ...known, confirmedBy: known.confirmations.map(({ userId }) => userId) };
  const decision = decideOnOffer(act, seen, decider, at);
  if (decision.kind === 'refused') throw new ApiProblem(decision.because, decision.text);
  if (hash === known.offer.hash) return decision.kind;
  throw new ApiProblem('offer-ended', `Offer ${offerId} is not what you saw: look at it again, then decide.`);
};

const apply = async (
  transaction: Transaction,
  call: Call,
  asked: Asked,
  carryOut: CarryOut,
  { unrecorded, at }: Omit<OpenOffer, 'known'>,
): Promise<Done<ApiAnswer<OfferActed>>> => {
  const known = await readKnownOffer(transaction, asked.offerId);
  if (!known) throw noOffer(asked.offerId);
  const decider = await readDecider(transaction, call.caller, known.offer);
  const decision = decide(asked, { known, decider, at });
  const carried: Carried =
    decision === 'go'
      ? await carryOut(transaction, { known, unrecorded, at })
      : { outcome: decision, event: undefined };
  const after = (await readKnownOffer(transaction, asked.offerId)) ?? known;
  const [offer] = await describeOffers(transaction, [after], decider, at);
  if (!offer) throw noOffer(asked.offerId);
  const answer = { status: 200, body: { outcome: carried.outcome, offer } };
  await recordAnswer(transaction, call, answer, at);
  return { answer, event: carried.event };
};

/** One word on an offer: answered before under the same key, or else said now, in the turn of the entitlements. */
export const actOnOffer = async (
  deps: ApiDeps,
  call: Call,
  asked: Asked,
  carryOut: CarryOut,
): Promise<ApiAnswer<OfferActed>> => {
  const recorded = await recordedAnswer(deps.database, call, OfferActed);
  if (recorded) return recorded;
  const [offer] = await deps.database.read(readOffer(asked.offerId));
  if (!offer) throw noOffer(asked.offerId);
  const unrecorded = await unrecordedIn(deps, offer.content);
  const acted = changeOnce(
    deps,
    (transaction) => transaction.readOne(lockEntitlements()),
    (transaction) => apply(transaction, call, asked, carryOut, { unrecorded, at: deps.now() }),
  );
  return acted.catch((error) => answerOfTwin(deps, call, OfferActed, error));
};
