import { type ApproverSignIn, eligibleApprovers } from '../../../shared/domain/batches/awaited-approvers.ts';
import { batchState } from '../../../shared/domain/batches/batch-state.ts';
import type { Vote } from '../../../shared/domain/batches/vote.ts';
import { isUnderWay } from '../../../shared/domain/payments/payment.ts';
import type { ActedBatch, BatchBody } from '../../../shared/events/batch-body.ts';
import type { Caller } from '../../../shared/sql/approvers/callers.ts';
import type { HeldItem } from '../../../shared/sql/batches/held-items.ts';
import type { ShownBatch } from '../../../shared/sql/batches/shown-batch.ts';
import type { UserName } from '../../../shared/sql/user-names.ts';
import { whyNot } from '../actions/why-not.ts';
import { describeBatch } from './describe-batch.ts';
import { describeHeld } from './describe-drift.ts';
import type { ShownStanding } from './read-batch-standing.ts';

/** All that is read beside the batch, to show it. */
export type Beside = {
  readonly votes: readonly Vote[];
  readonly standing: ShownStanding;
  readonly heldItems: readonly HeldItem[];
  readonly signIns: readonly ApproverSignIn[];
  readonly names: readonly UserName[];
};

/** Users whom the batch itself names. */
export const usersNamedIn = ({ batch, payment, paidApprovers }: ShownBatch): string[] =>
  [batch.requestedByUserId, payment?.byUserId, ...(paidApprovers ?? [])].flatMap((userId) => userId ?? []);

const withHeld = (drift: ActedBatch['drift'], heldItems: readonly HeldItem[]): BatchBody['drift'] => {
  const drifted = drift.items.map((entry) => ({ ...entry, held: false }));
  const held = heldItems.map((item) => ({ ...describeHeld(item), held: true }));
  const items = [...drifted, ...held].toSorted((one, other) => one.itemNo - other.itemNo);
  return { ...drift, heldCount: heldItems[0]?.count ?? 0, items };
};

const eligibleIn = (
  { batch, paidApprovers }: ShownBatch,
  { votes, signIns }: Beside,
): BatchBody['eligible'] => {
  if (batch.status !== 'pending_approval') return [];
  const { batchId } = batch;
  const cast = votes.flatMap(({ decision, userId, contentHash }) =>
    decision === 'pending' ? [] : [{ batchId, userId, contentHash }],
  );
  return eligibleApprovers({ ...batch, paidApprovers }, signIns, cast);
};

/** The batch for whoever is about to decide on it, at that time. */
export const describeShownBatch = (
  shown: ShownBatch,
  beside: Beside,
  caller: Caller,
  at: Date,
): Omit<BatchBody, 'warnings'> => {
  const { batch, payment, paidApprovers } = shown;
  const body = describeBatch(shown, beside.votes, beside.standing, caller, at);
  const names = new Map(beside.names.map(({ userId, name }) => [userId, name]));
  const nameOf = (userId: string | null | undefined): string | null => names.get(userId ?? '') ?? null;
  return {
    ...body,
    state: batchState({ ...body, begun: isUnderWay(payment) }),
    requestedBy: { ...body.requestedBy, name: nameOf(batch.requestedByUserId) },
    payment: body.payment && { ...body.payment, byName: nameOf(payment?.byUserId) },
    drift: withHeld(body.drift, beside.heldItems),
    whyNot: whyNot(body.may, shown, caller),
    eligible: eligibleIn(shown, beside),
    paidApprovers: paidApprovers?.map((userId) => ({ userId, name: nameOf(userId) })) ?? null,
    terms: {
      requiredApprovalsSetting: batch.requiredApprovalsSetting,
      madeAt: batch.madeAt.toISOString(),
    },
  };
};
