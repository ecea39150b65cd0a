import { Duration } from 'aws-cdk-lib';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Migrations } from './migrations.ts';
import type { ScheduledFunction } from './scheduled-function.ts';

const period = Duration.minutes(5);

export interface AlarmsProps {
  readonly topic: ITopic;
  /** By function name: functions, and the queues of what did not reach them or failed in them. */
  readonly scheduled: Readonly<Record<string, ScheduledFunction>>;
  readonly migrate: Migrations;
}

/** Heard even when the database is dead: straight from CloudWatch to the topic, through none of our code. */
export class Alarms extends Construct {
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, { topic, scheduled, migrate }: AlarmsProps) {
    super(scope, id);
    this.action = new SnsAction(topic);
    for (const [name, watched] of Object.entries({ ...scheduled, migrate })) {
      this.onFirst(`${name}-errors`, watched.function.metricErrors({ period }), `${name} failed`);
      this.onFirst(
        `${name}-throttles`,
        watched.function.metricThrottles({ period }),
        `${name} was throttled`,
      );
    }
    for (const [name, { schedule }] of Object.entries(scheduled)) {
      this.onFirst(
        `${name}-undelivered`,
        waiting(schedule.undelivered),
        `Scheduler could not invoke ${name}`,
      );
      this.onFirst(`${name}-given-up`, waiting(schedule.failed), `${name} failed on an event at every try`);
    }
  }

  private onFirst(id: string, metric: IMetric, alarmDescription: string): void {
    new Alarm(this, id, {
      metric,
      alarmDescription,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(this.action);
  }
}

const waiting = (queue: IQueue) => queue.metricApproximateNumberOfMessagesVisible({ period });
