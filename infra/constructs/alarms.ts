import { Duration } from 'aws-cdk-lib';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionSchedule } from './function-schedule.ts';
import type { Migrations } from './migrations.ts';
import type { ScheduledFunction } from './scheduled-function.ts';

const period = Duration.minutes(5);
const once = { evaluationPeriods: 1 };
const threeMinutesOfFive = { evaluationPeriods: 5, datapointsToAlarm: 3 };

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
    for (const [name, watched] of Object.entries(scheduled)) {
      if (watched.schedule.failed) this.onFirstError(name, watched.function);
      else this.onLastingErrors(name, watched.function);
      this.onFirstThrottle(name, watched.function);
      this.onFirstEventLaidAside(name, watched.schedule);
    }
    this.onFirstError('migrate', migrate.function);
    this.onFirstThrottle('migrate', migrate.function);
  }

  private onFirstError(name: string, target: IFunction): void {
    this.alarm(`${name}-errors`, target.metricErrors({ period }), `${name} failed`);
  }

  /** Where the next event makes up for one that failed, a single failure is no news. */
  private onLastingErrors(name: string, target: IFunction): void {
    const metric = target.metricErrors({ period: Duration.minutes(1) });
    this.alarm(`${name}-errors`, metric, `${name} failed in three minutes of five`, threeMinutesOfFive);
  }

  private onFirstThrottle(name: string, target: IFunction): void {
    this.alarm(`${name}-throttles`, target.metricThrottles({ period }), `${name} was throttled`);
  }

  private onFirstEventLaidAside(name: string, { undelivered, failed }: FunctionSchedule): void {
    this.alarm(`${name}-undelivered`, waiting(undelivered), `Scheduler could not invoke ${name}`);
    if (failed) this.alarm(`${name}-given-up`, waiting(failed), `${name} failed on an event at every try`);
  }

  private alarm(id: string, metric: IMetric, alarmDescription: string, patience = once): void {
    new Alarm(this, id, {
      metric,
      alarmDescription,
      threshold: 1,
      ...patience,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(this.action);
  }
}

const waiting = (queue: IQueue) => queue.metricApproximateNumberOfMessagesVisible({ period });
