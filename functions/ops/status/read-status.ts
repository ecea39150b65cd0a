import { DAY } from '../../../shared/domain/basics/durations.ts';
import { windowStart } from '../../../shared/domain/runs/commission-window.ts';
import { diedBefore } from '../../../shared/domain/runs/died-before.ts';
import { standingSettings } from '../../../shared/domain/settings/standing-settings.ts';
import type { StatusAnswer } from '../../../shared/events/status-answer.ts';
import { readNextRun } from '../../../shared/procedures/runs/read-next-run.ts';
import { readHoldsOpen } from '../../../shared/sql/holds/holds-open.ts';
import { readBegunPayments } from '../../../shared/sql/payments/begun-payments.ts';
import { surveyUnmarked } from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import { readSwitchRecord } from '../../../shared/sql/settings/switch-record.ts';
import {
  readGivenUpNotices,
  readLastBatch,
  readLastRun,
  readOpenBatches,
  readTroubledRuns,
  readUnsentNotices,
} from '../../../shared/sql/status.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import {
  atTheBankOf,
  automationOf,
  freeOf,
  heldOf,
  lastBatchOf,
  lastRunOf,
  noticesOf,
  openBatchesOf,
  troubledRunsOf,
} from './describe-status.ts';

/** What is older than a week, nobody is to be woken for. */
const LOOKING_BACK = 7 * DAY;

const earlier = (at: Date, milliseconds: number): Date => new Date(at.getTime() - milliseconds);

const scheduleOf = async (deps: OpsDeps, at: Date): Promise<StatusAnswer['schedule']> => {
  const { schedule } = deps;
  if (!schedule) return null;
  const { lastScheduledAt, dueAt, overdueSince } = await readNextRun(deps, schedule, at);
  const text = (instant: Date | undefined): string | null => instant?.toISOString() ?? null;
  return {
    ...schedule,
    lastScheduledAt: text(lastScheduledAt),
    dueAt: text(dueAt),
    overdueSince: text(overdueSince),
  };
};

/** How the payout stands now: what ran, what waits, what failed. A few SELECTs at once, each answered by a key. */
export const readStatus = async (deps: OpsDeps): Promise<StatusAnswer> => {
  const { database, now, version, deployedWith = null } = deps;
  const at = now();
  const { settings, problem } = standingSettings(await database.read(readPayoutSettings()));
  const fromSeconds = settings && windowStart(at, settings.lookback_days);
  const since = earlier(at, LOOKING_BACK);
  const [switched, schedule, batches, open, begun, runs, failed, died, unmarked, holds, unsent, givenUp] =
    await Promise.all([
      database.read(readSwitchRecord()),
      scheduleOf(deps, at),
      database.read(readLastBatch()),
      database.read(readOpenBatches()),
      database.read(readBegunPayments()),
      database.read(readLastRun()),
      database.read(readTroubledRuns('failed', since, at)),
      database.read(readTroubledRuns('running', since, diedBefore(at))),
      database.read(
        surveyUnmarked(surveyWindow({ fromSeconds, toSeconds: undefined, dueFromSeconds: undefined })),
      ),
      database.read(readHoldsOpen(at)),
      database.read(readUnsentNotices()),
      database.read(readGivenUpNotices(since)),
    ]);
  return {
    version,
    deployedWith,
    at: at.toISOString(),
    automation: automationOf(settings, switched[0]),
    settingsProblem: problem,
    lastBatch: lastBatchOf(batches[0]),
    lastRun: lastRunOf(runs[0]),
    schedule,
    waiting: openBatchesOf(open, 'pending_approval'),
    toBePaid: openBatchesOf(open, 'processing'),
    atTheBank: atTheBankOf(begun[0]),
    free: freeOf(unmarked, settings !== undefined),
    held: heldOf(unmarked, holds[0]),
    notices: noticesOf(unsent[0], givenUp[0]),
    failures: troubledRunsOf(failed[0]),
    died: troubledRunsOf(died[0]),
  };
};
