import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { synthStack } from './synth-stack.ts';

const { template } = synthStack();
const functionOf = (name: string) => findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`);
const scheduleOf = (name: string) =>
  findResource(template, 'AWS::Scheduler::Schedule', `${name}Schedule`).properties;
const queueOf = (path: string) => findResource(template, 'AWS::SQS::Queue', path);

describe('the payout schedule', () => {
  it('runs each night at two in India, at that minute', () => {
    expect(scheduleOf('Payout')).toMatchObject({
      Name: 'mlm-payouts-run',
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Kolkata',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
  });

  it('sends exactly what makes the run key: its name and the scheduled time', () => {
    expect(scheduleOf('Payout').Target.Input).toBe(
      '{"trigger":"schedule","scheduleName":"mlm-payouts-run","scheduledTime":"<aws.scheduler.scheduled-time>"}',
    );
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

describe.each([
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

  it(`is tried three times within ${seconds} s or laid aside by Lambda`, () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: target.ref,
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: seconds,
      DestinationConfig: { OnFailure: { Destination: queueOf(`${name}ScheduleFailed`).arn } },
    });
  });
});

describe('queues', () => {
  const queues = ['Payout', 'Notice'].flatMap((name) => [
    `${name}ScheduleFailed`,
    `${name}ScheduleUndelivered`,
  ]);

  it('are two a schedule', () => {
    template.resourceCountIs('AWS::SQS::Queue', queues.length);
  });

  it.each(queues)('%s is encrypted, takes TLS only and keeps an event for 14 days', (path) => {
    const { properties, arn, ref } = queueOf(path);
    expect(properties).toEqual({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
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
