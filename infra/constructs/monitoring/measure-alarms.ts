import { Duration } from 'aws-cdk-lib';
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
    this.onEmergency();
    this.onDatabaseBehind();
    this.onNotKept();
    this.onUnheardAudience();
    this.onNightlyFindings();
    this.onMissingNightlyCheck();
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

  private onEmergency(): void {
    this.alarm('emergency-offered', {
      metric: ownMetric(this, { service: 'notice', name: 'EmergencyOffered', statistic: 'Maximum' }),
      silence: 'holds',
      happened:
        'Somebody is to become an admin as an emergency: nobody has to confirm it, and it counts after 72 hours.',
      first: 'approvers list',
      next: 'if you do not know why, have anybody who is entitled to anything refuse it on the page, under "People and roles".',
    });
  }

  private onDatabaseBehind(): void {
    this.alarm('database-behind', {
      metric: ownMetric(this, { service: 'notice', name: 'DatabaseBehind', statistic: 'Maximum' }),
      silence: 'holds',
      happened:
        'The database lacks what was recorded in it: a backup was restored. No batch is made of it, and no payment begins.',
      first: 'status',
      next: `the notice function's log names what is missing. Go back to the database that is whole, or have it held: ${CLI} restored.`,
    });
  }

  private onNotKept(): void {
    this.alarm('not-kept', {
      metric: ownMetric(this, { service: 'notice', name: 'NotKept', statistic: 'Maximum' }),
      breaches: [3, 3],
      silence: 'holds',
      happened:
        'For 15 minutes what was recorded could not be kept outside of the database: should a backup be restored now, nobody would know what it lacks.',
      first: 'status',
      next: "read why in the notice function's log; look whether the bucket is there, and its role may write to it.",
    });
  }

  private onUnheardAudience(): void {
    this.alarm('audiences-unheard', {
      metric: ownMetric(this, { service: 'ops', name: 'AudiencesUnheard', statistic: 'Maximum' }),
      silence: 'holds',
      happened:
        'Notices to at least one audience reach nobody: no subscription that takes them is confirmed.',
      first: 'doctor',
      next: 'have whom it names confirm, or name somebody at the next deploy (notices). It is measured each night.',
    });
  }

  private onNightlyFindings(): void {
    this.alarm('nightly-findings', {
      metric: ownMetric(this, { service: 'ops', name: 'NightlyFindings', statistic: 'Maximum' }),
      silence: 'holds',
      happened:
        'The nightly check found an invariant broken, or one that could not be examined, or a broken link in the audit trail.',
      first: 'doctor --invariants',
      next: `${CLI} audit verify; approve and pay nothing of the batches that they name. It rings until a night finds nothing.`,
    });
  }

  /** Never above one, so it is only ever its absence that is told. */
  private onMissingNightlyCheck(): void {
    this.alarm('nightly-missing', {
      metric: ownMetric(this, {
        service: 'ops',
        name: 'NightlyChecked',
        statistic: 'Maximum',
        period: Duration.hours(1),
      }),
      tolerated: 1,
      breaches: [26, 26],
      silence: 'told',
      happened: 'INSUFFICIENT_DATA: no nightly check has come to its end for more than 25 hours.',
      first: 'doctor --invariants',
      next: `${CLI} audit verify; then look whether the nightly schedule is enabled, at the queues of the ops function, and at its log.`,
    });
  }

  private alarm(id: string, props: Omit<ToldAlarmProps, 'topic'>): void {
    new ToldAlarm(this, id, { topic: this.topic, ...props });
  }
}
