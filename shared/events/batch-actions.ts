import * as z from 'zod';
import { ContentHash, freeText, Id } from './api-values.ts';
import { BatchBody } from './batch-body.ts';

const NOTES_MAX = 2_000;
/** As many as a request may name; a batch in which more have failed is cancelled instead. */
export const FAILED_ITEMS_MAX = 10_000;

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

export const CancelInput = z.strictObject({ reason: freeText(1, NOTES_MAX, 'the reason') });
export type CancelInput = z.infer<typeof CancelInput>;

const itemNoError = 'expected the number of an item of the batch';

export const DisburseInput = z.strictObject({
  /** The bank's, or the file's: what the payment is found by later. */
  reference: freeText(1, 100, 'the reference of the payment'),
  notes,
  /** Items that were not paid: they leave the batch, and their commissions are free for the next one. */
  failed: z
    .array(
      z.strictObject(
        {
          itemNo: z
            .int({ error: itemNoError })
            .min(1, { error: itemNoError })
            .max(4_294_967_295, { error: itemNoError }),
          reason: freeText(1, 200, 'why it failed'),
        },
        { error: 'expected {itemNo, reason}' },
      ),
      { error: 'expected a list of {itemNo, reason}' },
    )
    .max(FAILED_ITEMS_MAX, {
      error: `expected at most ${FAILED_ITEMS_MAX} items; cancel a batch in which more failed`,
    })
    .refine((items) => new Set(items.map(({ itemNo }) => itemNo)).size === items.length, {
      error: 'expected each item once',
    })
    .prefault([]),
});
export type DisburseInput = z.infer<typeof DisburseInput>;

export const ACTION_OUTCOMES = [
  'recorded',
  'already_recorded',
  'approved',
  'cancelled',
  'paid',
  'settling',
] as const;
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number];

/** What came of an action, and the batch as it stands then. */
export const ActionAnswer = z.object({ outcome: z.enum(ACTION_OUTCOMES), batch: BatchBody });
export type ActionAnswer = z.infer<typeof ActionAnswer>;
