import type { BatchRefusal } from '../../../shared/domain/batches/batch-refusal.ts';
import type { Acted } from './acted.ts';

/** Somebody who is involved tried to move its money: auditors want to know. */
const RECORDED: readonly BatchRefusal[] = ['own-batch', 'beneficiary-conflict', 'approver-pays'];

export const refusedDuty = (because: BatchRefusal, action: 'disburse' | 'cancel'): Acted => ({
  kind: 'refused',
  because,
  ...(RECORDED.includes(because) && { event: { action: 'duty_refused', detail: { because, action } } }),
});
