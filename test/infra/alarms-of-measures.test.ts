import { describe, expect, it } from 'vitest';
import { METRICS } from '../../shared/domain/metrics.ts';
import { alarmsIn, atOnce, fiveMinutes, ownMetricOf } from './alarms-in.ts';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack(production);
const topic = findResource(template, 'AWS::SNS::Topic', 'TopicsAlarms').ref;
const { alarms, named } = alarmsIn(template);

describe('what the functions measure', () => {
  it.each([
    { name: 'run-failed', metric: ownMetricOf('payout', 'RunFailed'), statistic: 'Sum' },
    { name: 'newly-stranded', metric: ownMetricOf('payout', 'NewlyStranded'), statistic: 'Sum' },
    { name: 'run-died', metric: ownMetricOf('notice', 'DiedRuns'), statistic: 'Maximum' },
    { name: 'emergency-offered', metric: ownMetricOf('notice', 'EmergencyOffered'), statistic: 'Maximum' },
    { name: 'database-behind', metric: ownMetricOf('notice', 'DatabaseBehind'), statistic: 'Maximum' },
    { name: 'outbox-stuck', metric: ownMetricOf('notice', 'OutboxAgeSeconds'), statistic: 'Maximum' },
    { name: 'audiences-unheard', metric: ownMetricOf('ops', 'AudiencesUnheard'), statistic: 'Maximum' },
    { name: 'nightly-findings', metric: ownMetricOf('ops', 'NightlyFindings'), statistic: 'Maximum' },
    { name: 'outbox-given-up', metric: ownMetricOf('notice', 'OutboxGivenUp'), statistic: 'Maximum' },
  ])('$name rings at the first sign', ({ name, metric, statistic }) => {
    expect(named(name)).toMatchObject({ ...metric, ...atOnce, ...fiveMinutes, Statistic: statistic });
  });

  it('run-overdue rings when it lasts', () => {
    expect(named('run-overdue')).toMatchObject({
      ...ownMetricOf('notice', 'RunOverdue'),
      ...fiveMinutes,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      Statistic: 'Maximum',
    });
  });

  it('not-kept rings where nothing could be kept outside for a quarter of an hour', () => {
    expect(named('not-kept')).toMatchObject({
      ...ownMetricOf('notice', 'NotKept'),
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

  it('these alone tell of it: as they enter INSUFFICIENT_DATA, in which an alarm is made', () => {
    const telling = alarms.filter(({ InsufficientDataActions }) => InsufficientDataActions);
    expect(telling).toHaveLength(2);
    expect(telling).toEqual(expect.arrayContaining([named('run-overdue'), named('nightly-missing')]));
    for (const alarm of telling)
      expect(alarm).toMatchObject({ TreatMissingData: 'missing', InsufficientDataActions: [topic] });
  });

  it('nightly-missing tells of nothing else: for 26 hours no night was looked at to its end', () => {
    expect(named('nightly-missing')).toMatchObject({
      ...ownMetricOf('ops', 'NightlyChecked'),
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 26,
      DatapointsToAlarm: 26,
    });
  });

  it.each([
    'run-died',
    'emergency-offered',
    'database-behind',
    'not-kept',
    'outbox-stuck',
    'outbox-given-up',
    'audiences-unheard',
    'nightly-findings',
  ])('%s holds what was last known', (name) => {
    expect(named(name).TreatMissingData).toBe('ignore');
  });

  it('all others are quiet: an event that did not happen is not measured', () => {
    const others = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'notBreaching');
    expect(others).toHaveLength(alarms.length - 10);
  });
});
