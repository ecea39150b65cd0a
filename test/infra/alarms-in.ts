import type { Template } from 'aws-cdk-lib/assertions';

/** Every alarm of a template, and each by its name without that of the stack. */
export function alarmsIn(template: Template) {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties,
  );
  const nameOf = ({ AlarmName }: (typeof alarms)[number]): string => AlarmName.replace('mlm-payouts-', '');
  const named = (name: string) => {
    const found = alarms.filter((alarm) => nameOf(alarm) === name);
    if (found.length !== 1) throw new Error(`${found.length} alarms are named ${name}: expected one`);
    return found[0];
  };
  return { alarms, names: alarms.map(nameOf).toSorted(), named };
}

/** A metric of ours, as an alarm of production names it. */
export const ownMetricOf = (service: 'payout' | 'notice' | 'ops', name: string) => ({
  Namespace: 'MlmPayouts/mlm-payouts',
  MetricName: name,
  Dimensions: [{ Name: 'service', Value: service }],
});

/** The first sign of it, in five minutes, rings. */
export const atOnce = { EvaluationPeriods: 1, DatapointsToAlarm: 1 };
export const fiveMinutes = { Period: 300 };
