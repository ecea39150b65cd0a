import type { BatchRefusal } from '../../../shared/domain/batches/batch-refusal.ts';
import { DUTY_REFUSALS } from '../../../shared/domain/batches/duty-refusal.ts';
import type { Acted } from './acted.ts';

/** Somebody who is involved tried to move its money: auditors want to know. Other refusals leave nothing. */
const RECORDED: readonly BatchRefusal[] = DUTY_REFUSALS;

export const refusedDuty = (because: BatchRefusal, action: string): Acted => ({
  kind: 'refused',
  because,
  ...(RECORDED.includes(because) && { event: { action: 'duty_refused', detail: { because, action } } }),
});
