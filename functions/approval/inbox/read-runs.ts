import { DAY } from '../../../shared/domain/basics/durations.ts';
import { windowStart } from '../../../shared/domain/runs/commission-window.ts';
import { diedBefore } from '../../../shared/domain/runs/died-before.ts';
import { noticeSettings } from '../../../shared/domain/settings/notice-settings.ts';
import type { SettingRow } from '../../../shared/domain/settings/payout-settings.ts';
import { standingSettings } from '../../../shared/domain/settings/standing-settings.ts';
import { readNextRun } from '../../../shared/procedures/runs/read-next-run.ts';
import { readHoldsOpen } from '../../../shared/sql/holds/holds-open.ts';
import { type LastAttempt, readLastAttempt } from '../../../shared/sql/runs/last-attempt.ts';
import { surveyUnmarked } from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import { readTroubledRuns } from '../../../shared/sql/status.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import type { ScheduleFacts } from './describe-next.ts';
import type { MoneyFacts } from './warn-of-money.ts';
import type { RunFacts } from './warn-of-runs.ts';

/** What is older than a week, nobody is to be bothered with. */
const LOOKING_BACK = 7 * DAY;

export type RunsRead = {
  readonly last: LastAttempt | undefined;
  readonly schedule: ScheduleFacts;
  readonly runs: RunFacts;
  readonly money: MoneyFacts;
};

/** What is owed and in no batch, and what is on hold; one pass over what no batch has marked. */
const readMoney = async (
  { database }: ApiDeps,
  lookbackDays: number | undefined,
  at: Date,
): Promise<MoneyFacts> => {
  const fromSeconds = lookbackDays === undefined ? undefined : windowStart(at, lookbackDays);
  const window = surveyWindow({ fromSeconds, toSeconds: undefined, dueFromSeconds: undefined });
  const [unmarked, [holds]] = await Promise.all([
    database.read(surveyUnmarked(window)),
    database.read(readHoldsOpen(at)),
  ]);
  return { unmarked, holds, windowKnown: lookbackDays !== undefined };
};

const readWith = async (deps: ApiDeps, rows: readonly SettingRow[], at: Date): Promise<RunsRead> => {
  const { database, schedule } = deps;
  const { settings, problem } = standingSettings(rows);
  const since = new Date(at.getTime() - LOOKING_BACK);
  const [next, [last], [failed], [died], money] = await Promise.all([
    schedule && readNextRun(deps, schedule, at),
    database.read(readLastAttempt()),
    database.read(readTroubledRuns('failed', since, at)),
    database.read(readTroubledRuns('running', since, diedBefore(at))),
    readMoney(deps, settings?.lookback_days, at),
  ]);
  const enabled = settings?.enabled ?? null;
  const { timezone } = noticeSettings(rows);
  return {
    last,
    schedule: { enabled, schedule: schedule && { ...schedule, dueAt: next?.dueAt } },
    runs: { enabled, settingsProblem: problem, timezone, overdueSince: next?.overdueSince, failed, died },
    money,
  };
};

/** How runs stand, and what they leave behind; as many calls whatever there is. */
export const readRuns = async (deps: ApiDeps, at: Date): Promise<RunsRead> =>
  readWith(deps, await deps.database.read(readPayoutSettings()), at);
