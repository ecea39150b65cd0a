import { describe, expect, it } from 'vitest';
import { alarmsIn, atOnce, fiveMinutes, ownMetricOf } from './alarms-in.ts';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack(production);
const topic = findResource(template, 'AWS::SNS::Topic', 'TopicsAlarms').ref;
const functionId = (name: string) =>
  findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`).id;

const { alarms, names, named } = alarmsIn(template);

describe('alarms', () => {
  it('are these', () => {
    expect(names).toEqual([
      'api-5xx',
      'approval-throttles',
      'audiences-unheard',
      'console-throttles',
      'database-behind',
      'emergency-offered',
      'migrate-errors',
      'migrate-throttles',
      'newly-stranded',
      'nightly-findings',
      'nightly-missing',
      'not-kept',
      'notice-errors',
      'notice-throttles',
      'notice-undelivered',
      'ops-given-up',
      'ops-throttles',
      'ops-undelivered',
      'outbox-given-up',
      'outbox-stuck',
      'payout-errors',
      'payout-given-up',
      'payout-throttles',
      'payout-undelivered',
      'run-died',
      'run-failed',
      'run-overdue',
      'worker-errors',
      'worker-given-up',
      'worker-throttles',
    ]);
  });

  it.each(alarms)('$AlarmName goes straight to the alarm topic', (alarm) => {
    expect(alarm.AlarmActions).toEqual([topic]);
    expect(alarm.ActionsEnabled).not.toBe(false);
  });

  it.each(alarms)('$AlarmName says what happened, the first command, and what comes next', (alarm) => {
    const { AlarmDescription: text } = alarm;
    expect(text).toMatch(
      /^.+[.] First: infra\/cli\/payouts (status|approvers list|doctor|doctor --invariants|run --dry-run .+) --stack mlm-payouts[.] Then: .+[.] More: functions\/ops\/README[.]md, "When an alarm rings"[.]$/,
    );
    expect(text.length).toBeLessThanOrEqual(1024);
  });

  it('ring above a number that is still well', () => {
    const well: Readonly<Record<string, number>> = { 'outbox-stuck': 900, 'nightly-missing': 1 };
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: well[alarm.AlarmName.replace('mlm-payouts-', '')] ?? 0,
      });
    }
  });
});

describe('functions', () => {
  it.each(['Payout', 'Approval', 'Worker', 'Notice', 'Ops', 'Migrate', 'Console'])(
    '%s: its first throttle rings',
    (name) => {
      expect(named(`${name.toLowerCase()}-throttles`)).toMatchObject({
        Namespace: 'AWS/Lambda',
        MetricName: 'Throttles',
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId(name) } }],
        Statistic: 'Sum',
        ...atOnce,
        ...fiveMinutes,
      });
    },
  );

  it('migrate and worker ring at their first error, notice when three minutes of five failed: the next one makes up for one', () => {
    const errors = { Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum' };
    for (const name of ['Migrate', 'Worker']) {
      expect(named(`${name.toLowerCase()}-errors`)).toMatchObject({
        ...errors,
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId(name) } }],
        ...atOnce,
        ...fiveMinutes,
      });
    }
    expect(named('notice-errors')).toMatchObject({
      ...errors,
      Period: 60,
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
    });
  });

  it('payout rings at errors it did not tell of, be it as a failed run or to a refused caller', () => {
    const { Metrics, ...alarm } = named('payout-errors');
    expect(alarm).toMatchObject(atOnce);
    const [expression, ...metrics] = Metrics;
    expect(expression).toMatchObject({ Expression: 'errors - FILL(failed, 0) - FILL(refused, 0)' });
    const stat = (Metric: unknown) => ({ Metric, ...fiveMinutes, Stat: 'Sum' });
    expect(metrics).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Id: 'errors',
          MetricStat: stat({
            Namespace: 'AWS/Lambda',
            MetricName: 'Errors',
            Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId('Payout') } }],
          }),
        }),
        expect.objectContaining({ Id: 'failed', MetricStat: stat(ownMetricOf('payout', 'RunFailed')) }),
        expect.objectContaining({ Id: 'refused', MetricStat: stat(ownMetricOf('payout', 'RunRefused')) }),
      ]),
    );
    expect(metrics).toHaveLength(3);
  });
});

describe('the API', () => {
  it('rings at the first request it could not answer, whoever was to blame', () => {
    expect(named('api-5xx')).toMatchObject({
      Namespace: 'AWS/ApiGateway',
      MetricName: '5xx',
      Dimensions: [{ Name: 'ApiId', Value: findResource(template, 'AWS::ApiGatewayV2::Api', 'ApiHttp').ref }],
      Statistic: 'Sum',
      ...atOnce,
      ...fiveMinutes,
    });
  });
});

describe('queues', () => {
  it.each(Object.keys(template.findResources('AWS::SQS::Queue')))('%s: the first event in it rings', (id) => {
    const watching = alarms.filter(({ Dimensions }) => JSON.stringify(Dimensions ?? '').includes(id));
    expect(watching).toEqual([
      expect.objectContaining({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Statistic: 'Maximum',
        ...atOnce,
        ...fiveMinutes,
      }),
    ]);
  });
});

it('alarms and metrics of a trial beside production are its own', () => {
  const trial = JSON.stringify(synthStack().template.findResources('AWS::CloudWatch::Alarm'));
  expect(trial).toContain('MlmPayouts/mlm-payouts-trial');
  expect(trial).not.toMatch(/MlmPayouts\/mlm-payouts"/);
  expect(trial).not.toMatch(/"AlarmName":"mlm-payouts-(?!trial-)/);
});
