import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { MetricName, MetricService } from '../../shared/domain/metrics.ts';

/** One per stack: a trial in the same account must neither ring production's alarms nor keep them quiet. */
export const metricNamespace = (scope: Construct): string => `MlmPayouts/${Stack.of(scope).stackName}`;

export interface OwnMetricProps<Service extends MetricService> {
  readonly service: Service;
  readonly name: MetricName<Service>;
  readonly statistic: 'Maximum' | 'Sum';
  /** @default - five minutes */
  readonly period?: Duration;
  /** For drawing; an alarm needs none. @default - none */
  readonly label?: string;
}

/** A metric that one of our functions emits; a name that none emits does not compile. */
export function ownMetric<Service extends MetricService>(
  scope: Construct,
  { service, name, statistic, period = Duration.minutes(5), label }: OwnMetricProps<Service>,
): Metric {
  return new Metric({
    namespace: metricNamespace(scope),
    metricName: name,
    dimensionsMap: { service },
    statistic,
    period,
    ...(label && { label }),
  });
}
