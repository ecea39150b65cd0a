import { CommitInDoubt, failureKind } from '../../shared/aws/database-failure.ts';
import { stillInDoubt } from '../../shared/aws/still-in-doubt.ts';
import { MINUTE } from '../../shared/domain/basics/durations.ts';
import { RunInProgress } from '../../shared/domain/basics/failures.ts';
import type { PayoutRequest } from '../../shared/domain/runs/payout-request.ts';
import { KEPT_TO_UNDO_MILLISECONDS } from './guards/kept-to-undo.ts';
import { RunLockHeld } from './guards/run-lock-held.ts';
import { runOnce } from './run-once.ts';
import { BeginAgain, type RunPace } from './runs/begin-again.ts';
import type { Invocation, PayoutDeps } from './runs/payout-deps.ts';
import type { RunReport } from './runs/run-measures.ts';
import type { LookedAttempt } from './runs/start-attempt.ts';

const LOCK_PAUSE_MILLISECONDS = 5_000;
const LOCK_WAIT_MILLISECONDS_MAX = 200_000;
/** Left for the run once it has the lock: a minute for itself. */
const RUN_MILLISECONDS_MIN = MINUTE + KEPT_TO_UNDO_MILLISECONDS;

const CHUNK_SIZE = 50_000;
const CHUNK_SIZE_MIN = 500;

/** How the next try differs from the one that was rolled back; what cannot be mended is thrown on. */
const paceAfter = (error: unknown, pace: RunPace): RunPace => {
  if (error instanceof BeginAgain) return error.pace;
  if (failureKind(error) !== 'statement_timeout' || pace.chunkSize <= CHUNK_SIZE_MIN) throw error;
  return { ...pace, chunkSize: Math.ceil(pace.chunkSize / 2) };
};

/** Waits for whoever holds the lock, as long as that makes sense. The clock starts anew once we have had it ourselves. */
const lockPatience = (
  { now, sleep }: PayoutDeps,
  { runKey }: PayoutRequest,
  { remainingMilliseconds }: Invocation,
) => {
  let heldSince: Date | undefined;
  return {
    had: () => {
      heldSince = undefined;
    },
    wait: async () => {
      heldSince ??= now();
      const waited = now().getTime() - heldSince.getTime();
      const late = remainingMilliseconds() < RUN_MILLISECONDS_MIN;
      if (late || waited >= LOCK_WAIT_MILLISECONDS_MAX) {
        throw new RunInProgress(
          `another payout run, or the release of a batch, is still under way; ${runKey} waited ${Math.round(waited / 1000)} s for it; ` +
            'look at its outcome, then run again with the same run key',
        );
      }
      await sleep(LOCK_PAUSE_MILLISECONDS);
    },
  };
};

/**
 * By another, before we could look what became of our own commit too: it may even be ours that is still open. Beside the
 * release of a large batch, whose steps meet the claim again and again, a run waits as for another run.
 */
const isOvertaken = (error: unknown): boolean =>
  error instanceof RunLockHeld ||
  (error instanceof CommitInDoubt && error.cause instanceof RunLockHeld) ||
  failureKind(error) === 'deadlock';

/** Runs under the run lock until it is recorded, however often that must begin again. */
export const runUnderLock = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  attempt: LookedAttempt,
  invocation: Invocation,
): Promise<RunReport> => {
  const lock = lockPatience(deps, request, invocation);
  let pace: RunPace = { chunkSize: CHUNK_SIZE, referenceOrdinal: 1, claimTries: 1 };
  let doubt: CommitInDoubt | undefined;
  for (;;) {
    try {
      return await deps.database.transaction((transaction) =>
        runOnce({ ...deps, ...invocation }, transaction, request, attempt, pace),
      );
    } catch (thrown) {
      const error = stillInDoubt(doubt, thrown);
      doubt = error instanceof CommitInDoubt ? error : undefined;
      if (isOvertaken(error)) {
        await lock.wait();
        continue;
      }
      pace = paceAfter(error, pace);
      lock.had();
    }
  }
};
