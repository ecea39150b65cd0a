import { expect, it } from 'vitest';
import { deployedLines } from '../../../infra/cli/status/deployed-lines.ts';
import { StatusAnswer } from '../../../shared/events/status-answer.ts';

const deployed = {
  notices: { admin: ['a@example.com', 'b@example.com'], finance: ['c@example.com'], approver: [] },
  alarmEmail: 'ops@example.com',
  runs: 'off' as const,
  schedule: 'cron(0 2 * * ? *)',
  timeZone: 'Asia/Kolkata',
};

it('says who is mailed what, and who is not', () => {
  expect(deployedLines(deployed)).toEqual({
    'Notices to': 'admin a@example.com, b@example.com; finance c@example.com; approver NOBODY',
    'Alarms to': 'ops@example.com',
    Deployed: 'runs=off, cron(0 2 * * ? *) in Asia/Kolkata',
  });
});

it('says nothing where a function of before does not tell it', () => {
  const told = StatusAnswer.shape.deployedWith.parse(undefined);
  expect(told).toBeNull();
  expect(deployedLines(told)).toEqual({});
});
