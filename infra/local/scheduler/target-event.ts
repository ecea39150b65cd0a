import { randomUUID } from 'node:crypto';
import { account, region } from '../template/pseudo-parameters.ts';
import type { ScheduleDefinition } from '../template/read-schedules.ts';
import { fillContextAttributes, scheduledTimeText } from './fill-context-attributes.ts';

/** What a target without an input receives. */
const defaultInput = JSON.stringify({
  version: '0',
  id: '<aws.scheduler.execution-id>',
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account,
  time: '<aws.scheduler.scheduled-time>',
  region,
  resources: ['<aws.scheduler.schedule-arn>'],
  detail: '{}',
});

export const targetEvent = ({ arn, input }: ScheduleDefinition, scheduledTime: Date): string =>
  fillContextAttributes(input ?? defaultInput, {
    scheduleArn: arn,
    scheduledTime: scheduledTimeText(scheduledTime),
    executionId: randomUUID(),
    attemptNumber: '1',
  });
