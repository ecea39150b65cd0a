import type { z } from 'zod';
import type { ActionAnswer, VoteInput } from '../../../../shared/events/batch-actions.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

type Answer = z.infer<typeof ActionAnswer>;

/** How far one of several approvals is. */
export type ApprovalState =
  | { readonly kind: 'waits' }
  | { readonly kind: 'asked'; readonly unheard?: string }
  | { readonly kind: 'done'; readonly sentence: string }
  | { readonly kind: 'refused'; readonly sentence: string }
  /** No answer, however often it was asked: it may have been done, and is asked again under the same key. */
  | { readonly kind: 'unheard'; readonly sentence: string };

/** One approval among several: of what was shown, under a key of its own. */
export type Approval = {
  readonly batch: BatchBody;
  readonly vote: VoteInput;
  readonly idempotencyKey: string;
  readonly state: ApprovalState;
};

const outcomeWords = ({ outcome, batch }: Answer): string => {
  const count = `${batch.approvalCount} of ${batch.requiredApprovals}`;
  if (outcome === 'approved') return `Approved, ${count}: finance can pay it.`;
  return outcome === 'already_recorded' ? 'You had approved it already.' : `Your approval counts: ${count}.`;
};

/** What came of it, and what somebody should look at. */
export const approvalSentence = (answer: Answer): string =>
  [outcomeWords(answer), ...answer.warnings].join(' ');
