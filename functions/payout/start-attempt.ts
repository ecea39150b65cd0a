import { DatabaseFailure, type DatabaseFailureKind } from '../../shared/aws/database-failure.ts';
import type { PayoutRequest } from '../../shared/domain/payout-request.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { insertRun } from '../../shared/sql/runs.ts';
import { runContext } from './run-context.ts';

/** One try at a run key; its id is new each time, so a repeated insert meets its own UNIQUE key. */
export type Attempt = { readonly attemptId: string; readonly startedAt: Date };

const TRIES_MAX = 3;
const PAUSE_MILLISECONDS = 500;

const kindOf = (error: unknown): DatabaseFailureKind | undefined =>
  error instanceof DatabaseFailure ? error.kind : undefined;

const rowOf = (request: PayoutRequest, attempt: Attempt) => {
  const { trigger, runKey, requestedBy } = request;
  return insertRun({
    ...attempt,
    runKey,
    triggerKind: trigger.kind,
    scheduledAt: trigger.kind === 'schedule' ? trigger.scheduledAt : undefined,
    requestedBy,
    request: runContext(request),
  });
};

/** Leaves a trace before anything else happens, in a statement of its own. */
export const startAttempt = async (
  { database, sleep }: Deps,
  request: PayoutRequest,
  attempt: Attempt,
): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await database.write(rowOf(request, attempt));
      return;
    } catch (error) {
      const kind = kindOf(error);
      if (kind === 'duplicate') return;
      if (kind !== 'unknown_outcome' || tries === TRIES_MAX) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
};
