import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IAlarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionSchedule } from '../function-schedule.ts';
import { ownMetric } from '../own-metric.ts';
import { MeasureAlarms } from './measure-alarms.ts';
import { ToldAlarm, type ToldAlarmProps } from './told-alarm.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);

export interface AlarmsProps {
  readonly topic: ITopic;
  readonly watched: Watched;
  /** Whether runs are expected by the schedule. */
  readonly runsOn: boolean;
}

/** Heard even when the database is dead: straight from CloudWatch to the topic, through none of our code. */
export class Alarms extends Construct {
  private readonly topic: ITopic;

  constructor(scope: Construct, id: string, { topic, watched, runsOn }: AlarmsProps) {
    super(scope, id);
    this.topic = topic;
    const { api, payout, approval, console, worker, notice, ops, migrate } = watched;
    this.onRunWithoutAnswer(payout.function);
    this.onFailedRequest(api.http);
    this.onStoppedWork(worker.function);
    this.onLastingErrors(notice.function);
    this.onMigrationError(migrate.function);
    for (const [name, each] of Object.entries({ payout, worker, notice, ops, migrate })) {
      this.onFirstThrottle(name, each.function, 'An event waits and is taken up by itself.');
    }
    for (const [name, each] of Object.entries({ approval, console })) {
      this.onFirstThrottle(name, each.function, 'Whoever asked got a 503, and may ask again.');
    }
    for (const [name, { schedule }] of Object.entries({ payout, notice, ops })) {
      this.onFirstEventLaidAside(name, schedule);
    }
    this.onFirstEventGivenUp('worker', worker.failed);
    new MeasureAlarms(this, 'Measures', { topic, runsOn });
  }

  /** Every alarm, in the order in which it was made. */
  get all(): IAlarm[] {
    return this.node.findAll().filter((node) => node instanceof ToldAlarm);
  }

  /**
   * What a run did tell of is not rung for twice, nor at all where a caller was refused and told why. Lambda dates an
   * error by the start of the invocation, and so do we: both fall into one period.
   */
  private onRunWithoutAnswer(payout: IFunction): void {
    const told = (name: 'RunFailed' | 'RunRefused') =>
      ownMetric(this, { service: 'payout', name, statistic: 'Sum', period });
    const metric = new MathExpression({
      expression: 'errors - FILL(failed, 0) - FILL(refused, 0)',
      label: 'errors without an answer',
      usingMetrics: {
        errors: payout.metricErrors({ period }),
        failed: told('RunFailed'),
        refused: told('RunRefused'),
      },
      period,
    });
    this.alarm('payout-errors', {
      metric,
      happened:
        'A payout run ended without a word of its own: it ran out of time or memory, was killed, or cannot start; or a dry run failed.',
      first: 'status',
      next: 'read the log of the payout function. Lambda tries a scheduled run three times; the run key makes a repeat safe.',
    });
  }

  /** Each error and throttle of the approval and the console function is among them: nothing but the API invokes them. */
  private onFailedRequest(api: HttpApi): void {
    this.alarm('api-5xx', {
      metric: api.metricServerError({ period }),
      happened:
        'The API answered a request with a 5xx: somebody could not look, vote or pay. What they asked for was done whole or not at all.',
      first: 'doctor',
      next: 'read the access log of the API for the request, then the log of the approval function, or for a GET outside of /admin/payouts/api that of the console function. Asking again with the same Idempotency-Key is safe.',
    });
  }

  private onStoppedWork(worker: IFunction): void {
    this.alarm('worker-errors', {
      metric: worker.metricErrors({ period }),
      happened:
        'The worker stopped before its end: a release or payment of a large batch, or an export, failed, ran out of time or memory, or cannot start.',
      first: 'status',
      next: 'read the log of the worker function. It is started again by itself, and goes on where it stopped: nothing is released or paid twice.',
    });
  }

  /** The next minute makes up for one that failed: a single failure is no news. */
  private onLastingErrors(notice: IFunction): void {
    this.alarm('notice-errors', {
      metric: notice.metricErrors({ period: Duration.minutes(1) }),
      breaches: [3, 5],
      happened:
        'The notice function failed in three minutes of five: notices may wait, and nothing is measured.',
      first: 'doctor',
      next: 'read the log of the notice function. What waits is sent when it works again.',
    });
  }

  private onMigrationError(migrate: IFunction): void {
    this.alarm('migrate-errors', {
      metric: migrate.metricErrors({ period }),
      happened: 'The migrations failed, and with them the deploy: the functions of before go on.',
      first: 'doctor',
      next: 'read the log of the migrate function, mend what it names, deploy again.',
    });
  }

  private onFirstThrottle(name: string, target: IFunction, then: string): void {
    this.alarm(`${name}-throttles`, {
      metric: target.metricThrottles({ period }),
      happened: `Lambda throttled ${name}: the account's concurrency is used up.`,
      first: 'status',
      next: `find what uses it up, or raise the quota. ${then}`,
    });
  }

  private onFirstEventLaidAside(name: string, { undelivered, failed }: FunctionSchedule): void {
    this.alarm(`${name}-undelivered`, {
      metric: waiting(undelivered),
      happened: `Scheduler could not invoke ${name}: its event lies in the queue of undelivered events.`,
      first: 'status',
      next: 'check that function and schedule role exist and may be used; then redrive the event (infra/README.md, Redrive).',
    });
    if (failed) this.onFirstEventGivenUp(name, failed);
  }

  private onFirstEventGivenUp(name: string, failed: IQueue): void {
    this.alarm(`${name}-given-up`, {
      metric: waiting(failed),
      happened: `${name} failed on an event at every try: it lies in the on-failure queue.`,
      first: 'status',
      next: 'mend the cause, redrive the event (infra/README.md, Redrive), delete the message.',
    });
  }

  private alarm(id: string, props: Omit<ToldAlarmProps, 'topic'>): void {
    new ToldAlarm(this, id, { topic: this.topic, ...props });
  }
}

const waiting = (queue: IQueue) => queue.metricApproximateNumberOfMessagesVisible({ period });
