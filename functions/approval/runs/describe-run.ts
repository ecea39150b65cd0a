import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { toldOutside } from '../../../shared/domain/runs/told-outside.ts';
import type { RunBody } from '../../../shared/events/run-body.ts';
import { optionsOfAttempt, optionsOfRequest } from '../../../shared/events/run-options.ts';
import type { RunRequest, RunRow } from '../../../shared/sql/runs/run-rows.ts';

const millisecondsOf = ({ startedAt, finishedAt }: RunRow): number | null =>
  finishedAt && finishedAt.getTime() - startedAt.getTime();

/** An attempt, without its result. */
export const describeRun = (run: RunRow): Omit<RunBody, 'result'> => ({
  runKey: run.runKey,
  trigger: run.triggerKind,
  outcome: run.outcome,
  reason: run.reason,
  batchId: run.batchId,
  batch: run.batch && { ...run.batch, totalAmount: decimalFrom(run.batch.totalAmount) },
  options: optionsOfAttempt(run.request),
  error: run.errorType === null ? null : { type: run.errorType, message: toldOutside(run.error ?? '') },
  requestedBy: {
    userId: run.requestedByUserId,
    name: run.requestedByName,
    unverified: run.requestedByText,
  },
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  durationMilliseconds: millisecondsOf(run),
});

/** One that nobody has taken yet. */
export const describeRequest = ({
  runKey,
  userId,
  name,
  request,
}: RunRequest & { readonly name: string | null }): RunBody => ({
  runKey,
  trigger: 'manual',
  outcome: 'requested',
  reason: null,
  batchId: null,
  batch: null,
  options: optionsOfRequest(request),
  result: null,
  error: null,
  requestedBy: { userId, name, unverified: null },
  startedAt: null,
  finishedAt: null,
  durationMilliseconds: null,
});
