import { PROBLEMS } from '../../../../shared/domain/basics/problem.ts';
import type { BatchAction } from '../../../../shared/domain/batches/batch-permissions.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

/** Why this person may not do that with this batch, as the API would say it; undefined where they may. */
export const whyNot = (batch: BatchBody, action: BatchAction): string | undefined => {
  const may = batch.may[action];
  return may === true ? undefined : (batch.whyNot[action] ?? PROBLEMS[may].title);
};
