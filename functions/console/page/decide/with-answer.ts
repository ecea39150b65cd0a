import type { ActedBatch, BatchBody } from '../../../../shared/events/batch-body.ts';

/** The batch as the act has left it, as far as buttons hang on it; all else follows as soon as it is read anew. */
export const withAnswer = (before: BatchBody, answer: ActedBatch): BatchBody => {
  // Another content is another batch to decide on: it is shown whole, or not at all.
  if (before.contentHash !== answer.contentHash) return before;
  const { status, approvalCount, votes, may } = answer;
  return { ...before, status, approvalCount, votes, may, whyNot: {} as BatchBody['whyNot'] };
};
