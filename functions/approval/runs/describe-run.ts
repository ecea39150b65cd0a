import type { RunBody } from '../../../shared/events/run-body.ts';
import type { RunRequest, RunRow } from '../../../shared/sql/runs/run-rows.ts';
import { toldOutside } from './told-outside.ts';

/** An attempt, without its result. */
export const describeRun = (run: RunRow): Omit<RunBody, 'result'> => ({
  runKey: run.runKey,
  trigger: run.triggerKind,
  outcome: run.outcome,
  reason: run.reason,
  batchId: run.batchId,
  error: run.errorType === null ? null : { type: run.errorType, message: toldOutside(run.error ?? '') },
  requestedBy: { userId: run.requestedByUserId, unverified: run.requestedByText },
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

/** One that nobody has taken yet. */
export const describeRequest = ({ runKey, userId }: RunRequest): RunBody => ({
  runKey,
  trigger: 'manual',
  outcome: 'requested',
  reason: null,
  batchId: null,
  result: null,
  error: null,
  requestedBy: { userId, unverified: null },
  startedAt: null,
  finishedAt: null,
});
