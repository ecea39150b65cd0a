import { batchState } from '../../../../../shared/domain/batches/batch-state.ts';
import type { ActedBatch, BatchBody } from '../../../../../shared/events/batch-body.ts';

type Actor = { readonly userId: string; readonly name: string | null };

const paymentOf = (
  { payment: before }: BatchBody,
  payment: ActedBatch['payment'],
  actor: Actor,
): BatchBody['payment'] =>
  payment && { ...payment, byName: payment.by === actor.userId ? actor.name : (before?.byName ?? null) };

/**
 * The batch as a moment of its payment has left it; what the answer does not tell follows as soon as it is read anew. Until then
 * nothing offers once more what has just been done.
 */
export const withMoment = (before: BatchBody, answer: ActedBatch, actor: Actor): BatchBody => {
  // Another content is shown whole, or not at all.
  if (before.contentHash !== answer.contentHash) return before;
  const { drift: _, requestedBy: __, payment, ...told } = answer;
  return {
    ...before,
    ...told,
    payment: paymentOf(before, payment, actor),
    state: batchState({ ...answer, begun: payment !== null }),
    // Of what it was before; the titles of the problems stand in for them.
    whyNot: {} as BatchBody['whyNot'],
  };
};
