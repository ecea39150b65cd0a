import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { MetricName } from '../../../shared/domain/metrics.ts';
import { ownMetric } from '../own-metric.ts';

/** What the nightly check left; a third of the dashboard's width. */
export function nightlyWidget(scope: Construct): IWidget {
  const metric = (name: MetricName<'ops'>, label: string) =>
    ownMetric(scope, { service: 'ops', name, statistic: 'Maximum', label, period: Duration.days(1) });
  return new GraphWidget({
    title: 'Each night',
    left: [
      metric('NightlyFindings', 'Found'),
      metric('NightlyChecked', 'Looked at everything: 1 = yes'),
      metric('AudiencesUnheard', 'Audiences nobody hears'),
    ],
    width: 8,
  });
}
