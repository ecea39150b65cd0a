import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  LogQueryWidget,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import type { MetricName } from '../../../shared/domain/metrics.ts';
import { ownMetric } from '../own-metric.ts';
import { apiWidgets } from './api-widgets.ts';
import { nightlyWidget } from './nightly-widget.ts';
import type { Watched } from './watched.ts';

const [third, quarter, half, whole] = [8, 6, 12, 24];
const day = Duration.days(1);
const fiveMinutes = Duration.minutes(5);

/** In Markdown. */
const typed = (words: string): string => `\`${CLI} ${words}\``;

export interface RunDashboardProps {
  readonly watched: Watched;
  readonly alarms: readonly IAlarm[];
}

/** One to put on the wall: above, what must be so; below, thirty days of what was. */
export class RunDashboard extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { watched, alarms }: RunDashboardProps) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    const { api, payout } = watched;
    new Dashboard(this, 'Dashboard', {
      dashboardName: stackName,
      defaultInterval: Duration.days(30),
      widgets: [
        this.atAGlance(),
        [
          this.whatToDo(),
          new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: whole - third, height: 6 }),
        ],
        this.runsPerDay(),
        this.noticesAndQueues(watched),
        apiWidgets(api.http),
        this.errorsAndThrottles(watched),
        [lastRuns(payout.function.logGroup)],
      ],
    });
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${stackName}`;
  }

  private run(name: MetricName<'payout'>, statistic: 'Maximum' | 'Sum', label: string): IMetric {
    return ownMetric(this, { service: 'payout', name, statistic, label, period: day });
  }

  private notice(name: MetricName<'notice'>, label: string): IMetric {
    return ownMetric(this, { service: 'notice', name, statistic: 'Maximum', label, period: fiveMinutes });
  }

  private outcomes(): IMetric[] {
    return [
      this.run('RunCreated', 'Sum', 'Batches'),
      this.run('RunSkipped', 'Sum', 'Skipped'),
      this.run('RunFailed', 'Sum', 'Failed tries'),
      this.run('RunRepeated', 'Sum', 'Repeated'),
      this.run('RunRefused', 'Sum', 'Refused'),
    ];
  }

  private stranded(): [IMetric, IMetric, IMetric] {
    return [
      this.run('StrandedCommissions', 'Maximum', 'Commissions'),
      this.run('StrandedRupees', 'Maximum', 'Rupees'),
      this.run('NewlyStranded', 'Sum', 'New'),
    ];
  }

  /** Large enough to be read from across the room. */
  private atAGlance(): IWidget[] {
    const value = (title: string, metrics: IMetric[], width: number) =>
      new SingleValueWidget({ title, metrics, width, height: 4 });
    return [
      value('Runs of the last day on record', this.outcomes(), half - 2),
      value(
        'Overdue, died, emergency, behind',
        [
          this.notice('RunOverdue', 'Overdue: 1 = yes'),
          this.notice('DiedRuns', 'Died'),
          this.notice('EmergencyOffered', 'Emergency: 1 = yes'),
          this.notice('DatabaseBehind', 'Behind'),
          this.notice('NotKept', 'Not kept: 1 = yes'),
        ],
        4,
      ),
      value('Stranded at the last run', this.stranded(), quarter),
      value('Oldest notice', [this.notice('OutboxAgeSeconds', 'Waiting')], 4),
    ];
  }

  private whatToDo(): IWidget {
    const { stackName } = Stack.of(this);
    const markdown = [
      '### What to do',
      `- **Overdue, failed, died**: ${typed('status')}, mend the cause, run again with the same run key`,
      `- **Stranded**: ${typed('run --dry-run --lookback-days=0')}, then with \`--force\` in place of \`--dry-run\``,
      `- **Notices wait**: ${typed('doctor')}, then the log of the notice function`,
      `- **The API fails**: ${typed('doctor')}, then the logs of the API and the approval function`,
      '- **A queue is not empty**: infra/README.md, *Redrive*',
      '',
      `Each with \`--stack ${stackName}\`. More in functions/ops/README.md: *When an alarm rings*. Days are UTC.`,
    ].join('\n');
    return new TextWidget({ markdown, width: third, height: 6 });
  }

  private runsPerDay(): IWidget[] {
    return [
      new GraphWidget({ title: 'Runs per day', left: this.outcomes(), stacked: true, width: third }),
      new GraphWidget({
        title: 'Commissions and rupees in batches per day',
        left: [this.run('AmountRupees', 'Sum', 'Rupees')],
        right: [this.run('Records', 'Sum', 'Commissions')],
        width: third,
      }),
      new GraphWidget({
        title: 'Longest run of the day',
        left: [this.run('RunDuration', 'Maximum', 'Duration')],
        width: third,
      }),
    ];
  }

  private noticesAndQueues({ payout, worker, notice, ops }: Watched): IWidget[] {
    const waiting = (label: string, queue: IQueue | undefined): IMetric[] =>
      queue ? [queue.metricApproximateNumberOfMessagesVisible({ label, period: fiveMinutes })] : [];
    const queues = [
      ...Object.entries({ payout, notice, ops }).flatMap(([name, { schedule }]) => [
        ...waiting(`${name} undelivered`, schedule.undelivered),
        ...waiting(`${name} given up`, schedule.failed),
      ]),
      ...waiting('worker given up', worker.failed),
    ];
    const [commissions, rupees] = this.stranded();
    return [
      new GraphWidget({ title: 'Stranded', left: [commissions], right: [rupees], width: third }),
      new GraphWidget({
        title: 'Notices',
        left: [this.notice('OutboxAgeSeconds', 'Oldest waits')],
        right: [this.notice('OutboxGivenUp', 'Given up')],
        width: third,
      }),
      new GraphWidget({ title: 'Events laid aside', left: queues, width: third }),
    ];
  }

  private errorsAndThrottles({ api: _, ...functions }: Watched): IWidget[] {
    const all = Object.entries(functions);
    const errors = all.map(([label, each]) => each.function.metricErrors({ label, period: fiveMinutes }));
    const throttles = all.map(([label, each]) =>
      each.function.metricThrottles({ label, period: fiveMinutes }),
    );
    return [
      new GraphWidget({ title: 'Errors', left: errors, width: third }),
      new GraphWidget({ title: 'Throttles', left: throttles, width: third }),
      nightlyWidget(this),
    ];
  }
}

/** The line with which the payout function ends. */
function lastRuns({ logGroupName }: ILogGroup): IWidget {
  return new LogQueryWidget({
    title: 'Last runs and dry runs',
    logGroupNames: [logGroupName],
    queryLines: [
      'fields @timestamp, runKey, result.outcome, result.reason, result.batchReference, result.totalRecords, result.totalAmount, result.stranded.count',
      "filter message = 'payout run ended'",
      'sort @timestamp desc',
      'limit 20',
    ],
    width: whole,
    height: 8,
  });
}
