import { deleteRunRequests, deleteRuns, readForgettableRuns } from '../../../shared/sql/runs/forget-runs.ts';
import type { Duty } from './duty.ts';

/** Of one day; the next one goes on. */
const RUNS_MAX = 1_000;

/** What came of no run goes; the events of the audit trail tell of it still. */
export const forgetRuns: Duty = async ({ database }, { keptSince }) => {
  if (!keptSince.runs) return;
  const runs = await database.read(readForgettableRuns(keptSince.runs, RUNS_MAX));
  if (runs.length === 0) return;
  await database.transaction(async (transaction) => {
    await transaction.write(deleteRuns(runs.map(({ id }) => id)));
    await transaction.write(deleteRunRequests(runs.map(({ runKey }) => runKey)));
  });
};
