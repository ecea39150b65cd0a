import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { PayoutRequest } from '../../../shared/domain/runs/payout-request.ts';
import { isStrandedCompared } from '../../../shared/domain/runs/starts-as-usual.ts';
import { runContext } from '../../../shared/procedures/runs/run-context.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { insertRun } from '../../../shared/sql/runs/runs.ts';
import type { Write } from '../../../shared/sql/statement.ts';

/** One try at a run key; its id is new each time, so a repeated insert meets its own UNIQUE key. */
export type Attempt = { readonly attemptId: string; readonly startedAt: Date };

/** Once it was asked whether the database is behind what is kept outside of it. */
export type LookedAttempt = Attempt & {
  /** That could not be read. */
  readonly unattested: boolean;
};

const TRIES_MAX = 3;
const PAUSE_MILLISECONDS = 500;

/** The attempt's row, as running. */
export const attemptRow = (request: PayoutRequest, attempt: Attempt): Write => {
  const { trigger, runKey, requestedBy } = request;
  const { attemptId, startedAt } = attempt;
  return insertRun({
    attemptId,
    startedAt,
    runKey,
    triggerKind: trigger.kind,
    scheduledAt: trigger.kind === 'schedule' ? trigger.scheduledAt : undefined,
    requestedBy,
    request: runContext(request),
    usualStart: isStrandedCompared(request),
  });
};

/** A duplicate is our own row: the first answer was lost. */
const isStarted = (error: unknown): boolean => failureKind(error) === 'duplicate';

const isWorthAnotherTry = (error: unknown): boolean =>
  ['unknown_outcome', 'not_run', 'deadlock', 'lock_wait'].includes(failureKind(error) ?? '');

/** Leaves a trace before anything else happens, in a statement of its own. */
export const startAttempt = async (
  { database, sleep }: Deps,
  request: PayoutRequest,
  attempt: Attempt,
): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await database.write(attemptRow(request, attempt));
      return;
    } catch (error) {
      if (isStarted(error)) return;
      if (!isWorthAnotherTry(error) || tries === TRIES_MAX) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
};
