import type { Transaction } from '../../aws/transaction.ts';
import {
  type Approver,
  type ApproverPlan,
  type Entitlement,
  gainedRoles,
  planApprover,
} from '../../domain/approvers/approver.ts';
import { hasRole } from '../../domain/approvers/has-role.ts';
import { InvalidInput } from '../../domain/basics/failures.ts';
import type { OfferDraft } from '../../domain/offers/offer.ts';
import { weighOffer } from '../../domain/offers/weigh-offer.ts';
import type { ApproversChanged } from '../../events/approvers-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { readUser } from '../../sql/approvers/approvers.ts';
import { readFirstAdmin, readStandingSignIns } from '../../sql/approvers/standing-sign-ins.ts';
import type { Asking } from '../asking.ts';
import { changeOnce, type Done } from '../change-once.ts';
import { makeOffer } from '../offers/make-offer.ts';
import { offerMade } from '../offers/offer-made.ts';
import { overtakeOffer } from '../offers/overtake-offer.ts';
import { readEyes } from '../offers/read-eyes.ts';
import { approverState } from './approver-state.ts';
import { isUnrecorded, type LockedSignIn, lockSignIn } from './lock-sign-in.ts';
import { putEntitlement } from './put-entitlement.ts';
import { refuseLastAdmin } from './refuse-last-admin.ts';

/** Who is to be entitled to what, as it is asked, and whether because nobody is left who could confirm it. */
export type AskedEntitlement = Entitlement & { readonly emergency: boolean };

type Planned = Extract<ApproverPlan, { kind: 'added' | 'changed' }>;

const planOrRefuse = (
  asked: AskedEntitlement,
  stored: Approver | undefined,
  now: Date,
): Exclude<ApproverPlan, { kind: 'belongs_to_another' }> => {
  const { emergency: _, ...entitlement } = asked;
  const plan = planApprover(stored, entitlement, now);
  if (plan.kind !== 'belongs_to_another') return plan;
  throw new InvalidInput(
    `subject is "${asked.subject}": expected a sign-in of user ${asked.userId}, ` +
      `but at this issuer it is that of user ${plan.userId}`,
  );
};

const refuseEmergency = (asked: AskedEntitlement, standing: readonly Approver[]): void => {
  const holdsNone = standing.every(({ userId }) => userId !== asked.userId);
  if (holdsNone && asked.roles.join() === 'admin') return;
  throw new InvalidInput(
    `an emergency entitles somebody who holds no role to admin, and to nothing else (user ${asked.userId}, sign-in ${asked.subject})`,
  );
};

const refuseSecondSignIn = (asked: AskedEntitlement, standing: readonly Approver[]): void => {
  const other = standing.find(
    ({ userId, issuer, subject }) =>
      userId === asked.userId && !(issuer === asked.issuer && subject === asked.subject),
  );
  if (!other) return;
  throw new InvalidInput(
    `userId is "${asked.userId}": expected a user without a sign-in, but this one has ${other.subject} at ${other.issuer}: remove that first`,
  );
};

const draftOf = (
  asked: AskedEntitlement,
  { before, after }: { readonly before: Approver | undefined; readonly after: Approver },
  { author, reason }: Asking,
  offeredAt: Date,
): OfferDraft => {
  const { userId, issuer, subject, roles } = after;
  const standing = before?.active ? [...before.roles] : null;
  return {
    content: { kind: 'entitlement', userId, issuer, subject, roles: [...roles], before: standing },
    emergency: asked.emergency,
    offeredBy: author.actor,
    reason,
    offeredAt,
  };
};

/** At once, or only when enough admins stand behind it. */
const counts = async (
  transaction: Transaction,
  draft: OfferDraft,
  gained: readonly unknown[],
): Promise<{ readonly now: boolean; readonly alone: boolean }> => {
  if (gained.length === 0) return { now: true, alone: false };
  const { held } = await transaction.readOne(readFirstAdmin());
  if (!held) return { now: true, alone: false };
  if (draft.emergency) return { now: false, alone: false };
  const weighed = weighOffer(draft, [], await readEyes(transaction), draft.offeredAt);
  return weighed.kind === 'counts' ? { now: true, alone: weighed.alone } : { now: false, alone: false };
};

const answered = (
  outcome: ApproversChanged['outcome'],
  rest: Partial<ApproversChanged>,
): ApproversChanged => ({ outcome, approvers: [], recounted: [], alone: false, offer: null, ...rest });

const putOrOffer = async (
  transaction: Transaction,
  asked: AskedEntitlement,
  { stored, batches }: LockedSignIn,
  { kind, approver: after }: Planned,
  asking: Asking,
  occurredAt: Date,
): Promise<Done<ApproversChanged>> => {
  const standing = await transaction.read(readStandingSignIns());
  const gained = gainedRoles(stored, after);
  if (asked.emergency) refuseEmergency(asked, standing);
  else if (gained.length > 0) refuseSecondSignIn(asked, standing);
  if (!hasRole(after, 'admin')) refuseLastAdmin(standing, [after]);
  const draft = draftOf(asked, { before: stored, after }, asking, occurredAt);
  const decided = await counts(transaction, draft, gained);
  if (decided.now) {
    const change = {
      kind,
      before: stored,
      after,
      batches,
      author: asking.author,
      alone: decided.alone,
      occurredAt,
    };
    await overtakeOffer(transaction, after, asking.author, occurredAt, 'the sign-in was changed meanwhile');
    const { recounted, event } = await putEntitlement(transaction, change);
    const approvers = [approverState(after)];
    return { answer: answered(kind, { approvers, recounted: [...recounted], alone: decided.alone }), event };
  }
  const { offer, event } = await makeOffer(transaction, draft, asking.author);
  return { answer: answered('offered', { offer: await offerMade(transaction, offer, occurredAt) }), event };
};

const apply = async (
  deps: Pick<Deps, 'now'>,
  transaction: Transaction,
  asked: AskedEntitlement,
  locked: LockedSignIn,
  asking: Asking,
): Promise<Done<ApproversChanged>> => {
  const occurredAt = deps.now();
  const plan = planOrRefuse(asked, locked.stored, occurredAt);
  if (plan.kind === 'unchanged') {
    return { answer: answered('unchanged', { approvers: [approverState(plan.approver)] }), event: undefined };
  }
  const [user] = await transaction.read(readUser(asked.userId));
  if (!user) throw new InvalidInput(`userId is "${asked.userId}": expected the id of a user that exists`);
  return putOrOffer(transaction, asked, locked, plan, asking, occurredAt);
};

/** Entitles a sign-in of a user to exactly these roles: at once where that takes nothing but rights away, else as an offer. */
export const addEntitlement = async (
  deps: Pick<Deps, 'database' | 'now'>,
  asked: AskedEntitlement,
  asking: Asking,
): Promise<ApproversChanged> => {
  const unrecorded = await isUnrecorded(deps, asked);
  return changeOnce(
    deps,
    async (transaction) => {
      const locked = await lockSignIn(deps, transaction, asked, unrecorded);
      await asking.stillMay?.(transaction);
      return locked;
    },
    (transaction, locked) => apply(deps, transaction, asked, locked, asking),
  );
};
