import type { Approver } from '../../../shared/domain/approvers/approver.ts';
import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import { type Awaited, awaitedApprovers } from '../../../shared/domain/batches/awaited-approvers.ts';
import { dutyRefusal } from '../../../shared/domain/batches/duty-refusal.ts';
import { involvementRefusal } from '../../../shared/domain/batches/involvement-refusal.ts';
import { approves, counts, type Vote } from '../../../shared/domain/batches/vote.ts';
import { awaitedPayers } from '../../../shared/domain/payments/awaited-payers.ts';
import type { WaitingBody } from '../../../shared/events/inbox-body.ts';
import type { EntitledPerson } from '../../../shared/sql/approvers/entitled-people.ts';
import type { WaitingBatch } from '../../../shared/sql/batches/waiting-batches.ts';
import { describeSummary } from '../batches/describe-batch.ts';

/** What stands beside a batch. */
export type Beside = {
  readonly votes: readonly Vote[];
  readonly people: readonly EntitledPerson[];
  readonly paidUserIds: ReadonlySet<string>;
};

/** What is asked of whom now. */
export type Standing = {
  readonly awaited: readonly Awaited[];
  /** People who may approve it, those included who have. */
  readonly mayApprove: number;
};

/** Nobody is asked for anything while the worker is at it. */
export const standingOf = (
  { batch }: Pick<WaitingBatch, 'batch'>,
  { votes, people, paidUserIds }: Beside,
): Standing => {
  if (batch.status === 'processing') {
    const finance = people.filter(({ roles }) => roles.includes('finance'));
    const awaited = batch.settlingSince ? [] : awaitedPayers(batch, finance, votes, paidUserIds);
    return { awaited, mayApprove: 0 };
  }
  const approvers = people.filter(({ roles }) => roles.includes('approver'));
  const cast = votes.flatMap(({ decision, userId, contentHash }) =>
    decision === 'pending' ? [] : [{ batchId: batch.batchId, userId, contentHash }],
  );
  return awaitedApprovers({ ...batch, paidApprovers: [...paidUserIds] }, approvers, cast);
};

const mayApprove = ({ batch, paysCaller }: WaitingBatch, caller: Approver, at: Date): true | ProblemType => {
  if (!hasRole(caller, 'approver')) return 'not-entitled';
  if (batch.status !== 'pending_approval') return 'not-pending';
  return involvementRefusal({ caller, batch, standing: { driftCount: 0, paysCaller }, at }) ?? true;
};

const mayPay = (
  { batch, paysCaller }: WaitingBatch,
  votes: readonly Vote[],
  caller: Approver,
): true | ProblemType => {
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (batch.status !== 'processing') return 'not-processing';
  if (batch.settlingSince) return 'settling';
  return dutyRefusal({ caller, batch, seal: null, votes, paysCaller }) ?? true;
};

const paidApprovers = ({ people, paidUserIds }: Beside): Awaited[] => {
  const paid = people.filter(({ userId, roles }) => roles.includes('approver') && paidUserIds.has(userId));
  return [...new Map(paid.map(({ userId, name }) => [userId, { userId, name }])).values()];
};

/** A batch as it waits, for this caller at that time. */
export const describeWaiting = (
  waiting: WaitingBatch,
  beside: Beside,
  { awaited }: Standing,
  caller: Approver,
  at: Date,
): WaitingBody => {
  const { batch, begunAt } = waiting;
  const pending = batch.status === 'pending_approval';
  // Once it is approved, its votes stand.
  const given = beside.votes.filter((vote) => (pending ? counts(vote, batch) : approves(vote, batch)));
  return {
    ...describeSummary(batch, begunAt !== null),
    approvalCount: pending ? given.length : batch.approvalCount,
    begunAt: begunAt?.toISOString() ?? null,
    missingApprovals: pending ? Math.max(batch.requiredApprovals - given.length, 0) : 0,
    votes: given.map(({ userId, name, notes, at: votedAt }) => ({
      ...{ userId, name, decision: 'approved', notes },
      at: votedAt.toISOString(),
    })),
    awaited: [...awaited],
    paidApprovers: paidApprovers(beside),
    caller: { mayApprove: mayApprove(waiting, caller, at), mayPay: mayPay(waiting, beside.votes, caller) },
  };
};
