import { standingSettings } from '../../../shared/domain/settings/standing-settings.ts';
import { readNextRun } from '../../../shared/procedures/runs/read-next-run.ts';
import { usualWindow } from '../../../shared/procedures/runs/usual-window.ts';
import type { SurveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import type { ScheduleFacts } from '../inbox/describe-next.ts';

export const readUsualWindow = async ({ database, now }: ApiDeps): Promise<SurveyWindow> =>
  usualWindow(await database.read(readPayoutSettings()), now());

/** Together with when that run comes. */
export const readUsualRun = async (
  deps: ApiDeps,
  at: Date,
): Promise<{ readonly window: SurveyWindow; readonly schedule: ScheduleFacts }> => {
  const { database, schedule } = deps;
  const [rows, next] = await Promise.all([
    database.read(readPayoutSettings()),
    schedule && readNextRun(deps, schedule, at),
  ]);
  const enabled = standingSettings(rows).settings?.enabled ?? null;
  return {
    window: usualWindow(rows, at),
    schedule: { enabled, schedule: schedule && { ...schedule, dueAt: next?.dueAt } },
  };
};
