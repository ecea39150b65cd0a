import { ApiProblem } from '../../http/api-problem.ts';

/** A list is walked by its key, and what the page before ended at has left it. */
export const placeIsGone = (commissionId: string): ApiProblem =>
  new ApiProblem(
    'invalid-input',
    `cursor ends at commission ${commissionId}, which is not in this list any more: leave the cursor out to begin again.`,
  );
