import { describe, expect, it } from 'vitest';
import { METRICS } from '../../shared/domain/metrics.ts';
import { findResource } from './find-resource.ts';
import { existingCluster, synthStack } from './synth-stack.ts';

const { template } = synthStack(existingCluster);
const topic = findResource(template, 'AWS::SNS::Topic', 'TopicsAlarms').ref;
const functionId = (name: string) =>
  findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`).id;

const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties,
);
const named = (name: string) => {
  const found = alarms.filter(({ AlarmName }) => AlarmName === `mlm-payouts-${name}`);
  if (found.length !== 1) throw new Error(`${found.length} alarms are named ${name}: expected one`);
  return found[0];
};

const own = (service: 'payout' | 'notice', name: string) => ({
  Namespace: 'MlmPayouts/mlm-payouts',
  MetricName: name,
  Dimensions: [{ Name: 'service', Value: service }],
});

const once = { EvaluationPeriods: 1, DatapointsToAlarm: 1 };
const fiveMinutes = { Period: 300 };

describe('alarms', () => {
  it('are these', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace('mlm-payouts-', '')).toSorted()).toEqual([
      'migrate-errors',
      'migrate-throttles',
      'newly-stranded',
      'notice-errors',
      'notice-throttles',
      'notice-undelivered',
      'outbox-given-up',
      'outbox-stuck',
      'payout-errors',
      'payout-given-up',
      'payout-throttles',
      'payout-undelivered',
      'run-died',
      'run-failed',
      'run-overdue',
    ]);
  });

  it.each(alarms)('$AlarmName goes straight to the alarm topic', (alarm) => {
    expect(alarm.AlarmActions).toEqual([topic]);
    expect(alarm.ActionsEnabled).not.toBe(false);
  });

  it.each(alarms)('$AlarmName says what happened, the first command, and what comes next', (alarm) => {
    const { AlarmDescription: text } = alarm;
    expect(text).toMatch(
      /^.+[.] First: npx payouts (status|doctor|run --dry-run .+) --stack mlm-payouts[.] Then: .+[.] More: README, "When an alarm rings"[.]$/,
    );
    expect(text.length).toBeLessThanOrEqual(1024);
  });

  it('ring above a number that is still well', () => {
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: alarm.AlarmName === 'mlm-payouts-outbox-stuck' ? 900 : 0,
      });
    }
  });
});

describe('functions', () => {
  it.each(['Payout', 'Notice', 'Migrate'])('%s: its first throttle rings', (name) => {
    expect(named(`${name.toLowerCase()}-throttles`)).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId(name) } }],
      Statistic: 'Sum',
      ...once,
      ...fiveMinutes,
    });
  });

  it('migrate rings at its first error, notice when three minutes of five failed: the next one makes up for one', () => {
    const errors = { Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum' };
    expect(named('migrate-errors')).toMatchObject({ ...errors, ...once, ...fiveMinutes });
    expect(named('notice-errors')).toMatchObject({
      ...errors,
      Period: 60,
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
    });
  });

  it('payout rings at errors it did not tell of, be it as a failed run or to a refused caller', () => {
    const { Metrics, ...alarm } = named('payout-errors');
    expect(alarm).toMatchObject(once);
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
        expect.objectContaining({ Id: 'failed', MetricStat: stat(own('payout', 'RunFailed')) }),
        expect.objectContaining({ Id: 'refused', MetricStat: stat(own('payout', 'RunRefused')) }),
      ]),
    );
    expect(metrics).toHaveLength(3);
  });
});

describe('queues', () => {
  it.each(Object.keys(template.findResources('AWS::SQS::Queue')))('%s: the first event in it rings', (id) => {
    const watching = alarms.filter(({ Dimensions }) => JSON.stringify(Dimensions ?? '').includes(id));
    expect(watching).toEqual([
      expect.objectContaining({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Statistic: 'Maximum',
        ...once,
        ...fiveMinutes,
      }),
    ]);
  });
});

describe('what the functions measure', () => {
  it.each([
    { name: 'run-failed', metric: own('payout', 'RunFailed'), statistic: 'Sum' },
    { name: 'newly-stranded', metric: own('payout', 'NewlyStranded'), statistic: 'Sum' },
    { name: 'run-died', metric: own('notice', 'DiedRuns'), statistic: 'Maximum' },
    { name: 'outbox-stuck', metric: own('notice', 'OutboxAgeSeconds'), statistic: 'Maximum' },
    { name: 'outbox-given-up', metric: own('notice', 'OutboxGivenUp'), statistic: 'Maximum' },
  ])('$name rings at the first sign', ({ name, metric, statistic }) => {
    expect(named(name)).toMatchObject({ ...metric, ...once, ...fiveMinutes, Statistic: statistic });
  });

  it('run-overdue rings when it lasts', () => {
    expect(named('run-overdue')).toMatchObject({
      ...own('notice', 'RunOverdue'),
      ...fiveMinutes,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      Statistic: 'Maximum',
    });
  });

  it('has a name that a function emits, wherever an alarm asks for it', () => {
    type Asked = {
      readonly Namespace?: string;
      readonly MetricName: string;
      readonly Dimensions: [{ Value: string }];
    };
    const within = ({ Metrics = [] }: { Metrics?: { MetricStat?: { Metric: Asked } }[] }) =>
      Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
    const asked = alarms
      .flatMap((alarm): Asked[] => [alarm, ...within(alarm)])
      .filter(({ Namespace }) => Namespace?.startsWith('MlmPayouts'))
      .map(({ MetricName, Dimensions }) => ({ MetricName, service: Dimensions[0].Value }));
    expect(asked.length).toBeGreaterThan(6);
    for (const { MetricName, service } of asked) {
      expect(Object.keys(METRICS[service as keyof typeof METRICS])).toContain(MetricName);
    }
  });
});

describe('when nothing is measured', () => {
  /** Breaching would ring at the first deploy, before anything can have been measured. */
  it('no alarm takes that for a breach', () => {
    for (const { TreatMissingData } of alarms) {
      expect(['notBreaching', 'ignore', 'missing']).toContain(TreatMissingData);
    }
  });

  it('run-overdue alone tells of it: as it enters INSUFFICIENT_DATA, in which an alarm is made', () => {
    const telling = alarms.filter(({ InsufficientDataActions }) => InsufficientDataActions);
    expect(telling).toEqual([named('run-overdue')]);
    expect(telling[0]).toMatchObject({ TreatMissingData: 'missing', InsufficientDataActions: [topic] });
  });

  it.each(['run-died', 'outbox-stuck', 'outbox-given-up'])('%s holds what was last known', (name) => {
    expect(named(name).TreatMissingData).toBe('ignore');
  });

  it('all others are quiet: an event that did not happen is not measured', () => {
    const others = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'notBreaching');
    expect(others).toHaveLength(alarms.length - 4);
  });
});

it('alarms and metrics of a trial beside production are its own', () => {
  const trial = JSON.stringify(synthStack().template.findResources('AWS::CloudWatch::Alarm'));
  expect(trial).toContain('MlmPayouts/mlm-payouts-trial');
  expect(trial).not.toMatch(/MlmPayouts\/mlm-payouts"/);
  expect(trial).not.toMatch(/"AlarmName":"mlm-payouts-(?!trial-)/);
});
