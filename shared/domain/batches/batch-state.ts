import type { BatchStatus } from './batch.ts';

/** What of a batch decides on the word for it; amounts as the API has them. */
export type BatchStateFacts = {
  readonly status: BatchStatus;
  readonly totalAmount: string;
  readonly paidAmount: string | null;
  /** Whether its payment is begun and not recorded. */
  readonly begun: boolean;
};

export const BATCH_STATES = [
  'draft',
  'awaits approval',
  'approved',
  'being paid',
  'paid',
  'partly paid',
  'nothing paid',
  'cancelled',
] as const;

/** How people call it: the same words wherever a batch is shown or told of. */
export type BatchState = (typeof BATCH_STATES)[number];

const NOTHING = '0.00';

const completedState = ({ totalAmount, paidAmount }: BatchStateFacts): BatchState => {
  if (paidAmount === NOTHING) return 'nothing paid';
  return paidAmount === null || paidAmount === totalAmount ? 'paid' : 'partly paid';
};

const WORDS: Readonly<Record<BatchStatus, (facts: BatchStateFacts) => BatchState>> = {
  draft: () => 'draft',
  pending_approval: () => 'awaits approval',
  processing: ({ begun }) => (begun ? 'being paid' : 'approved'),
  completed: completedState,
  cancelled: () => 'cancelled',
};

/** One word for how far a batch is. */
export const batchState = (facts: BatchStateFacts): BatchState => WORDS[facts.status](facts);
