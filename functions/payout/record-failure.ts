import { appendEvent } from '../../shared/aws/append-event.ts';
import { InvalidInput, RunInProgress } from '../../shared/domain/failures.ts';
import { runFailedNotice } from '../../shared/domain/notice.ts';
import type { PayoutRequest } from '../../shared/domain/payout-request.ts';
import { insertNotice } from '../../shared/sql/notification-log.ts';
import { markRunFailed } from '../../shared/sql/runs.ts';
import { upsertSettings } from '../../shared/sql/settings.ts';
import type { PayoutDeps } from './payout-deps.ts';
import { runActor, runContext } from './run-context.ts';
import type { Attempt } from './start-attempt.ts';

/** Their caller knows and can act; nobody is to be woken. */
const isQuiet = (failure: Error): boolean =>
  failure instanceof InvalidInput || failure instanceof RunInProgress;

/** A database that is down cannot be told; then the log and Lambda's error alarm are what is left. */
export const recordFailure = async (
  { database, now, logger }: PayoutDeps,
  request: PayoutRequest,
  attempt: Attempt,
  failure: Error,
): Promise<void> => {
  const at = now();
  const { runKey } = request;
  const { name, message } = failure;
  const work = database.transaction(async (transaction) => {
    const { changed } = await transaction.write(markRunFailed(attempt.attemptId, failure, at));
    if (changed === 0 || isQuiet(failure)) return;
    await transaction.write(
      upsertSettings({
        last_attempt: at.toISOString(),
        last_context: runContext(request),
        last_error: message,
      }),
    );
    await appendEvent(transaction, {
      stream: 'run',
      actor: runActor(request),
      action: 'run_failed',
      detail: { runKey, errorType: name, error: message },
      occurredAt: at,
    });
    await transaction.write(insertNotice(runFailedNotice({ runKey, name, message }, at), at));
  });
  await work.catch((error: Error) => logger.error('the failure could not be recorded', error));
};
