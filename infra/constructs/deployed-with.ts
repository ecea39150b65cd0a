import type { DeployedWith } from '../../shared/events/deployed-with.ts';
import type { PayoutContext } from './read-context.ts';

/** For those who ask what a deploy was given. */
export const deployedWith = ({ notices, alarmEmail, runsOn, schedule }: PayoutContext): DeployedWith => ({
  notices: { ...notices },
  alarmEmail: alarmEmail ?? null,
  runs: runsOn ? 'on' : 'off',
  schedule: schedule.expressionString,
  timeZone: schedule.timeZone?.timezoneName ?? 'UTC',
});
