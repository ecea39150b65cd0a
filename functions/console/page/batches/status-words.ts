import type { BatchStatus } from '../../../../shared/domain/batches/batch.ts';

/** What a batch of this status may be called: a list is asked for by status, people see states. */
export const STATUS_WORDS: Readonly<Record<BatchStatus, string>> = {
  pending_approval: 'awaits approval',
  processing: 'approved, or being paid',
  completed: 'paid, partly or nothing paid',
  cancelled: 'cancelled',
  draft: 'draft',
};
