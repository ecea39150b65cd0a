import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { RUN_STREAM } from '../../../shared/domain/audit/streams.ts';
import { runFailedNotice } from '../../../shared/domain/notices/run-failed-notice.ts';
import type { PayoutRequest } from '../../../shared/domain/runs/payout-request.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { insertNotice } from '../../../shared/sql/notices/notification-log.ts';
import { markRunFailed, readAttemptOutcome, readRunRequester } from '../../../shared/sql/runs/runs.ts';
import { upsertSettings } from '../../../shared/sql/settings/settings.ts';
import { readSettingsSeen, settingsSeenIn } from '../../../shared/sql/settings/settings-seen.ts';
import { isRefusal } from '../guards/is-refusal.ts';
import type { PayoutDeps } from '../runs/payout-deps.ts';
import { runActor, runContext } from '../runs/run-context.ts';
import { type Attempt, attemptRow } from '../runs/start-attempt.ts';
import { recordOutsideChange } from './record-outside-change.ts';

type Failed = {
  readonly request: PayoutRequest;
  readonly attempt: Attempt;
  readonly failure: Error;
  /** When it is recorded: the database may have to wake up first. */
  readonly at: Date;
};

/** False where the attempt had ended after all: its commit counts, whatever went wrong afterwards. */
const failAttempt = async (
  transaction: Transaction,
  { request, attempt, failure, at }: Failed,
): Promise<boolean> => {
  const { changed } = await transaction.write(markRunFailed(attempt.attemptId, failure, at));
  if (changed > 0) return true;
  const [ended] = await transaction.read(readAttemptOutcome(attempt.attemptId));
  if (ended) return false;
  await transaction.write(attemptRow(request, attempt));
  await transaction.write(markRunFailed(attempt.attemptId, failure, at));
  return true;
};

const readActor = async (transaction: Transaction, { request }: Failed): Promise<string> => {
  const [asked] = await transaction.read(readRunRequester(request.runKey));
  return runActor(request, { requestedByUserId: asked?.userId });
};

/** In the order of the locks. */
const tell = async (
  transaction: Transaction,
  { request, failure, at }: Failed,
  actor: string,
): Promise<void> => {
  const { runKey } = request;
  const { name, message } = failure;
  const seen = settingsSeenIn(await transaction.read(readSettingsSeen()));
  await transaction.write(
    upsertSettings({
      last_attempt: at.toISOString(),
      last_context: runContext(request),
      last_error: message,
    }),
  );
  await appendEvent(transaction, {
    stream: RUN_STREAM,
    actor,
    action: 'run_failed',
    detail: { runKey, errorType: name, error: message },
    occurredAt: at,
  });
  await recordOutsideChange(transaction, seen, at);
  await transaction.write(insertNotice(runFailedNotice({ runKey, name, message }, at), at));
};

/** The tables of runs themselves may be what is missing or closed to us; then nobody can say who asked. */
const concernsSchema = (error: unknown): boolean => ['schema', 'access'].includes(failureKind(error) ?? '');

/** Whether the attempt had ended well after all, and only nobody had heard. */
export type FailureRecorded = 'had_ended' | 'recorded' | 'not_recorded';

/** A database that is down cannot be told; then the log and Lambda's error alarm are what is left. */
export const recordFailure = async (
  { database, now, logger }: PayoutDeps,
  request: PayoutRequest,
  attempt: Attempt,
  failure: Error,
): Promise<FailureRecorded> => {
  const failedNow = (): Failed => ({ request, attempt, failure, at: now() });
  const unknown = { requestedByUserId: undefined };
  const quiet = isRefusal(failure);
  try {
    return await database
      .transaction(async (transaction): Promise<FailureRecorded> => {
        const failed = failedNow();
        if (!(await failAttempt(transaction, failed))) return 'had_ended';
        if (!quiet) await tell(transaction, failed, await readActor(transaction, failed));
        return 'recorded';
      })
      .catch(async (error: unknown): Promise<FailureRecorded> => {
        if (quiet || !concernsSchema(error)) throw error;
        await database.transaction((transaction) =>
          tell(transaction, failedNow(), runActor(request, unknown)),
        );
        return 'recorded';
      });
  } catch (error) {
    // As text: the causes within hold what the server quoted, and that may be somebody's name.
    logger.error('the failure could not be recorded', { because: String(error) });
    return 'not_recorded';
  }
};
