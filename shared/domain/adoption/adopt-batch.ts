import type { BatchStatus } from '../batches/batch.ts';
/** A batch of the old script, as it stands. */
export type OldBatch = {
  readonly status: BatchStatus;
  readonly approvalCount: number;
};

export type AdoptedStanding = {
  readonly status: BatchStatus;
  readonly approvalCount: number;
  readonly contentHash: string;
};

const isOver = (status: BatchStatus): boolean => status === 'completed' || status === 'cancelled';

/**
 * How the batch stands in this system, given the hash of what it holds now. What was paid or cancelled stays so. What the
 * old page had in processing may have been paid: it is held until finance says what the bank did. All else awaits approval
 * by people who see the hash: the old script paid drafts, and counted anybody's vote.
 */
export const adoptBatch = (batch: OldBatch, contentHash: string): AdoptedStanding => {
  const { status, approvalCount } = batch;
  if (isOver(status)) return { status, approvalCount, contentHash };
  if (status === 'processing') return { status, approvalCount, contentHash };
  return { status: 'pending_approval', approvalCount: 0, contentHash };
};
