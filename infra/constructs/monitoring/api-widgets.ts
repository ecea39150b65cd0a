import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { GraphWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

const period = Duration.minutes(5);

/** How the API answers, and how long that takes: a row of the dashboard. */
export function apiWidgets(api: HttpApi): IWidget[] {
  return [
    new GraphWidget({
      title: 'API: requests',
      left: [
        api.metricCount({ label: 'Requests', period, statistic: 'Sum' }),
        api.metricClientError({ label: 'Refused (4xx)', period }),
        api.metricServerError({ label: 'Failed (5xx)', period }),
      ],
      width: 12,
    }),
    new GraphWidget({
      title: 'API: time to answer',
      left: [
        api.metricLatency({ label: 'Half of them', period, statistic: 'p50' }),
        api.metricLatency({ label: '99 of 100', period, statistic: 'p99' }),
      ],
      width: 12,
    }),
  ];
}
