import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { ownMetric } from '../own-metric.ts';
import { ToldAlarm, type ToldAlarmProps } from './told-alarm.ts';

const FIFTEEN_MINUTES_IN_SECONDS = 900;

export interface MeasureAlarmsProps {
  readonly topic: ITopic;
  /** Whether runs are expected by the schedule. */
  readonly runsOn: boolean;
}

/** What the functions measure of themselves: runs that fail, stay away or die, and notices that do not get out. */
export class MeasureAlarms extends Construct {
  private readonly topic: ITopic;

  constructor(scope: Construct, id: string, { topic, runsOn }: MeasureAlarmsProps) {
    super(scope, id);
    this.topic = topic;
    this.onFailedRun();
    if (runsOn) this.onOverdueRun();
    this.onDiedRun();
    this.onNewlyStranded();
    this.onStuckOutbox();
    this.onGivenUpNotice();
  }

  private onFailedRun(): void {
    this.alarm('run-failed', {
      metric: ownMetric(this, { service: 'payout', name: 'RunFailed', statistic: 'Sum' }),
      happened: 'A payout run failed; it made no batch, and nothing was paid by it.',
      first: 'status',
      next: 'mend the cause that it states. A scheduled run is tried three times; after that run it again with the same run key.',
    });
  }

  /** The one metric that is there each minute as long as all is well; so its absence is told here. */
  private onOverdueRun(): void {
    this.alarm('run-overdue', {
      metric: ownMetric(this, { service: 'notice', name: 'RunOverdue', statistic: 'Maximum' }),
      breaches: [3, 3],
      silence: 'told',
      happened:
        'ALARM: no payout run has made a batch, or found too little for one, within its interval (in whole days) and an hour. ' +
        'INSUFFICIENT_DATA: the notice function measures no more, so notices may wait too.',
      first: 'status',
      next:
        `ALARM: look whether the schedule is enabled and what the last run says, next: ${CLI} run. ` +
        'INSUFFICIENT_DATA: look whether the schedule of the notice function is enabled, then at its log.',
    });
  }

  private onDiedRun(): void {
    this.alarm('run-died', {
      metric: ownMetric(this, { service: 'notice', name: 'DiedRuns', statistic: 'Maximum' }),
      silence: 'holds',
      happened:
        'A payout run has been "running" for more than 20 minutes: it died, and no repeat has finished it.',
      first: 'status',
      next: 'run again with the same run key: what it had committed is reported, not repeated. It rings for a day at most.',
    });
  }

  private onNewlyStranded(): void {
    this.alarm('newly-stranded', {
      metric: ownMetric(this, { service: 'payout', name: 'NewlyStranded', statistic: 'Sum' }),
      happened:
        'Approved commissions fell out of the window of the scheduled run: no such run will pay them. Late approvals do that, or days without a run.',
      first: 'run --dry-run --lookback-days=0',
      next: 'pay them with --force --lookback-days=0, or raise payout_automation_lookback_days.',
    });
  }

  private onStuckOutbox(): void {
    this.alarm('outbox-stuck', {
      metric: ownMetric(this, { service: 'notice', name: 'OutboxAgeSeconds', statistic: 'Maximum' }),
      tolerated: FIFTEEN_MINUTES_IN_SECONDS,
      silence: 'holds',
      happened: 'A notice has waited for more than 15 minutes: approvers may not know of a batch.',
      first: 'status',
      next: 'read why in the log of the notice function; check the topic and its key. It is tried for two days.',
    });
  }

  private onGivenUpNotice(): void {
    this.alarm('outbox-given-up', {
      metric: ownMetric(this, { service: 'notice', name: 'OutboxGivenUp', statistic: 'Maximum' }),
      silence: 'holds',
      happened: 'A notice was given up after two days of trying: nobody will get it.',
      first: 'status',
      next: 'tell its audience by hand; the reason is in its row of mlm_notification_log. It rings until the notice is three days old.',
    });
  }

  private alarm(id: string, props: Omit<ToldAlarmProps, 'topic'>): void {
    new ToldAlarm(this, id, { topic: this.topic, ...props });
  }
}
