import * as z from 'zod';
import { ContentHash, freeText, Id } from './api-values.ts';
import { ActedBatch } from './batch-body.ts';

const NOTES_MAX = 2_000;

const notes = freeText(0, NOTES_MAX, 'notes').optional();

/** POST /approve. A rejection says why. */
export const VoteInput = z
  .strictObject({
    batchId: Id,
    decision: z.enum(['approved', 'rejected'], { error: 'expected "approved" or "rejected"' }),
    /** What the voter was shown: a vote counts for exactly this content. */
    contentHash: ContentHash,
    notes,
  })
  .refine(({ decision, notes: why }) => decision === 'approved' || Boolean(why), {
    path: ['notes'],
    error: 'expected why the batch is rejected',
  });
export type VoteInput = z.infer<typeof VoteInput>;

export const CancelInput = z.strictObject({
  reason: freeText(1, NOTES_MAX, 'the reason'),
  /** Of an approved batch, whose file may be at the bank: that none of it was paid. */
  bankPaidNothing: z
    .literal(true, { error: 'expected true: what the bank paid of it is recorded, not cancelled' })
    .optional(),
});
export type CancelInput = z.infer<typeof CancelInput>;

export const ACTION_OUTCOMES = [
  'recorded',
  'already_recorded',
  'approved',
  'cancelled',
  'begun',
  'marked',
  'paid',
  'nothing_paid',
  'aborted',
  'late_recorded',
  'returned',
  'dropped',
  'settling',
] as const;
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number];

/** What came of an action, what somebody should look at, and the batch as it stands then. */
export const ActionAnswer = z.object({
  outcome: z.enum(ACTION_OUTCOMES),
  warnings: z.array(z.string()),
  batch: ActedBatch,
});
export type ActionAnswer = z.infer<typeof ActionAnswer>;
