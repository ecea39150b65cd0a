import { DatabaseFailure, failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { unfitColumn } from '../../../shared/aws/unfit-column.ts';
import { RUN_STREAM } from '../../../shared/domain/audit/streams.ts';
import { runFailedNotice } from '../../../shared/domain/notices/run-failed-notice.ts';
import type { PayoutRequest } from '../../../shared/domain/runs/payout-request.ts';
import { secondRowProblems } from '../../../shared/domain/settings/refuse-second-row.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { runActor, runContext } from '../../../shared/procedures/runs/run-context.ts';
import { insertNotice } from '../../../shared/sql/notices/notification-log.ts';
import {
  lockAttempt,
  markRunFailed,
  readDoneAttempt,
  readRunRequester,
} from '../../../shared/sql/runs/runs.ts';
import { upsertSettings } from '../../../shared/sql/settings/settings.ts';
import { readSettingsSeen, settingsSeenIn } from '../../../shared/sql/settings/settings-seen.ts';
import { isRefusal } from '../guards/is-refusal.ts';
import type { PayoutDeps } from '../runs/payout-deps.ts';
import { type Attempt, attemptRow } from '../runs/start-attempt.ts';
import { recordOutsideChange } from './record-outside-change.ts';

type Failed = {
  readonly request: PayoutRequest;
  readonly attempt: Attempt;
  readonly failure: Error;
  /** When it is recorded: the database may have to wake up first. */
  readonly at: Date;
};

/** Whether the run is done after all, and only nobody had heard. */
export type FailureRecorded = 'had_committed' | 'recorded' | 'not_recorded';

/** Nobody heard that it was recorded; or the run is done: by this very attempt, or by another under the same key. */
const endedAs = async (
  transaction: Transaction,
  { request: { runKey }, failure }: Failed,
  outcome: string | undefined,
): Promise<'recorded' | 'had_committed' | undefined> => {
  if (outcome === 'failed') return 'recorded';
  if (outcome !== undefined && outcome !== 'running') return 'had_committed';
  // A refusal is told as it is, whatever else was done under its key.
  if (isRefusal(failure)) return undefined;
  const [done] = await transaction.read(readDoneAttempt(runKey));
  return done && 'had_committed';
};

/** Marks the attempt as failed, unless it, or the run, has ended. */
const failAttempt = async (
  transaction: Transaction,
  failed: Failed,
): Promise<FailureRecorded | undefined> => {
  const { request, attempt, failure, at } = failed;
  const [found] = await transaction.read(lockAttempt(attempt.attemptId));
  const ended = await endedAs(transaction, failed, found?.outcome);
  if (ended) return ended;
  if (!found) await transaction.write(attemptRow(request, attempt));
  await transaction.write(markRunFailed(attempt.attemptId, failure, at));
  return undefined;
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
  // Of a table that takes a key twice it makes no more: the run, its event and the notice tell as well.
  if (secondRowProblems(seen).length === 0) {
    const last = { last_attempt: at.toISOString(), last_context: runContext(request), last_error: message };
    await transaction.write(upsertSettings(last, seen.rows));
  }
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

/** Where settings or outbox cannot hold the words, the attempt alone says that it failed, and Lambda's alarm that nobody was told. */
const markAlone = async (
  { database, now, logger }: PayoutDeps,
  failed: Omit<Failed, 'at'>,
  because: DatabaseFailure,
): Promise<FailureRecorded> => {
  logger.error('the failure is recorded, and could be told to nobody', { because: unfitColumn(because) });
  const at = now();
  const ended = await database.transaction((transaction) => failAttempt(transaction, { ...failed, at }));
  return ended ?? 'recorded';
};

/** A database that is down cannot be told; then the log and Lambda's error alarm are what is left. */
export const recordFailure = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  attempt: Attempt,
  failure: Error,
): Promise<FailureRecorded> => {
  const { database, now, logger } = deps;
  const failedNow = (): Failed => ({ request, attempt, failure, at: now() });
  const unknown = { requestedByUserId: undefined };
  const quiet = isRefusal(failure);
  try {
    return await database
      .transaction(async (transaction): Promise<FailureRecorded> => {
        const failed = failedNow();
        const ended = await failAttempt(transaction, failed);
        if (ended) return ended;
        if (!quiet) await tell(transaction, failed, await readActor(transaction, failed));
        return 'recorded';
      })
      .catch(async (error: unknown): Promise<FailureRecorded> => {
        if (error instanceof DatabaseFailure && error.kind === 'unfit') {
          return markAlone(deps, { request, attempt, failure }, error);
        }
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
