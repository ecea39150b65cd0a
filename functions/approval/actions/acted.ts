import type { AuditDetail, NoteOfFact } from '../../../shared/domain/audit/audit-event.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { BatchRefusal } from '../../../shared/domain/batches/batch-refusal.ts';
import type { Seal } from '../../../shared/domain/batches/seal.ts';
import type { Vote } from '../../../shared/domain/batches/vote.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import type { Payment } from '../../../shared/domain/payments/payment.ts';
import type { ActionOutcome } from '../../../shared/events/batch-actions.ts';

/** An event of the batch's stream, as the action words it. */
export type Told = {
  readonly action: string;
  readonly detail: AuditDetail;
  /** What somebody wrote; it lies beside the event. */
  readonly note?: NoteOfFact;
};

/** What an action came to; its statements have been sent. */
export type Acted =
  | {
      readonly kind: 'refused';
      readonly because: BatchRefusal;
      readonly itemNos?: readonly number[];
      /** Of a refusal that somebody should see later. */
      readonly event?: Told;
    }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'done';
      readonly outcome: Exclude<ActionOutcome, 'already_recorded'>;
      readonly event: Told;
      /** What follows from it at once, and is an event of its own. */
      readonly next?: Told;
      readonly notices: readonly Notice[];
      /** What somebody should look at, in sentences. @default - nothing */
      readonly warnings?: readonly string[];
      /** When it was done, where that takes longer than to decide it. @default - when it was decided */
      readonly at?: Date;
      /** As they stand now. */
      readonly batch: Batch;
      readonly votes: readonly Vote[];
      /** How far its payment is by now. @default - as it was */
      readonly payment?: Payment | null;
      /** What the batch is by now. @default - as it was, where it has moved to */
      readonly seal?: Seal;
    };
