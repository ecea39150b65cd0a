import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack();
const functionOf = (name: string) => findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`);
const scheduleOf = (name: string) =>
  findResource(template, 'AWS::Scheduler::Schedule', `${name}Schedule`).properties;
const asyncConfigOf = (name: string) =>
  findResource(template, 'AWS::Lambda::EventInvokeConfig', `${name}LambdaFunctionEventInvokeConfig`)
    .properties;
const queueOf = (path: string) => findResource(template, 'AWS::SQS::Queue', path);

describe('the payout schedule', () => {
  it('runs each night at two in India, at that minute', () => {
    expect(scheduleOf('Payout')).toMatchObject({
      Name: 'mlm-payouts-trial-run',
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Kolkata',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
  });

  it('sends exactly what makes the run key: its name and the scheduled time', () => {
    expect(scheduleOf('Payout').Target.Input).toBe(
      '{"trigger":"schedule","scheduleName":"mlm-payouts-trial-run","scheduledTime":"<aws.scheduler.scheduled-time>"}',
    );
  });

  it('has the name of the production stack where the company’s cluster is given', () => {
    synthStack(production).template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'mlm-payouts-run',
    });
  });

  it('does not fire where runs are off, and nobody is woken because none came', () => {
    const { template: waiting } = synthStack({ ...production, runs: 'off' });
    waiting.hasResourceProperties('AWS::Scheduler::Schedule', { Name: 'mlm-payouts-run', State: 'DISABLED' });
    waiting.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'mlm-payouts-notice',
      State: 'ENABLED',
    });
    waiting.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmName: 'mlm-payouts-run-overdue' }, 0);
    waiting.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'mlm-payouts-run-failed' });
  });

  it('follows the context', () => {
    const context = { schedule: 'cron(30 21 ? * MON-FRI *)', timezone: 'Europe/Berlin' };
    synthStack(context).template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(30 21 ? * MON-FRI *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
    });
  });
});

it('the notice schedule runs each minute', () => {
  expect(scheduleOf('Notice').ScheduleExpression).toBe('rate(1 minute)');
});

describe('the nightly check', () => {
  it('runs at half past three, business time, whether or not runs are on', () => {
    synthStack({ ...production, runs: 'off', timezone: 'Europe/Berlin' }).template.hasResourceProperties(
      'AWS::Scheduler::Schedule',
      {
        Name: 'mlm-payouts-nightly',
        ScheduleExpression: 'cron(30 3 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        State: 'ENABLED',
      },
    );
  });

  it('is a command to the ops function', () => {
    expect(scheduleOf('Ops').Target.Input).toBe(
      '{"command":"nightly.check","args":{},"actor":"schedule mlm-payouts-trial-nightly"}',
    );
  });
});

describe.each([
  { name: 'Ops', seconds: 21_600 },
  { name: 'Payout', seconds: 21_600 },
  { name: 'Notice', seconds: 300 },
])('a $name event', ({ name, seconds }) => {
  const target = functionOf(name);

  it(`is handed over within ${seconds} s or laid aside by Scheduler`, () => {
    expect(scheduleOf(name).Target).toMatchObject({
      Arn: target.arn,
      RetryPolicy: { MaximumEventAgeInSeconds: seconds, MaximumRetryAttempts: 185 },
      DeadLetterConfig: { Arn: queueOf(`${name}ScheduleUndelivered`).arn },
    });
  });

  it(`waits at most ${seconds} s in Lambda, while the function is throttled`, () => {
    expect(asyncConfigOf(name)).toMatchObject({ MaximumEventAgeInSeconds: seconds });
  });
});

describe('an event the function fails on', () => {
  it('is tried three times, then laid aside: of payout, where it is a night’s run', () => {
    expect(asyncConfigOf('Payout')).toMatchObject({
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: queueOf('PayoutScheduleFailed').arn } },
    });
  });

  it('is tried three times, and waits for six hours at most: of the worker, which is invoked without a schedule', () => {
    expect(asyncConfigOf('Worker')).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 6 * 3600,
      DestinationConfig: { OnFailure: { Destination: queueOf('WorkerFailed').arn } },
    });
  });

  it('is forgotten: of notice, where the next minute’s does its work', () => {
    expect(asyncConfigOf('Notice')).toMatchObject({ MaximumRetryAttempts: 0 });
    expect(asyncConfigOf('Notice')).not.toHaveProperty('DestinationConfig');
  });
});

describe('queues', () => {
  const [fortnight, halfAnHour] = [1_209_600, 1_800];
  const queues = [
    { path: 'PayoutScheduleFailed', seconds: fortnight },
    { path: 'PayoutScheduleUndelivered', seconds: fortnight },
    { path: 'NoticeScheduleUndelivered', seconds: halfAnHour },
    { path: 'OpsScheduleFailed', seconds: fortnight },
    { path: 'OpsScheduleUndelivered', seconds: fortnight },
    { path: 'WorkerFailed', seconds: fortnight },
  ];

  it('are these', () => {
    template.resourceCountIs('AWS::SQS::Queue', queues.length);
  });

  it.each(queues)('$path is encrypted, takes TLS only and keeps an event for $seconds s', (queue) => {
    const { properties, arn, ref } = queueOf(queue.path);
    expect(properties).toEqual({ SqsManagedSseEnabled: true, MessageRetentionPeriod: queue.seconds });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [ref],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sqs:*',
            Resource: arn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
  });
});
