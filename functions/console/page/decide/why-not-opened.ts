import { PROBLEMS } from '../../../../shared/domain/basics/problem.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { whyNot } from '../batch/why-not.ts';
import type { Decision } from './decision.ts';

/** Why the address names a decision that cannot be made, or not any more; undefined where it can. */
export const whyNotOpened = (batch: BatchBody, decision: Decision): string | undefined =>
  whyNot(batch, decision) ??
  (batch.status === 'pending_approval' ? undefined : `${PROBLEMS['not-pending'].title}.`);
