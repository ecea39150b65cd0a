import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { ApprovalRoutes } from './constructs/approval-routes.ts';
import { BackgroundFunction } from './constructs/background-function.ts';
import { Database } from './constructs/database.ts';
import { Migrations } from './constructs/migrations.ts';
import { Monitoring } from './constructs/monitoring/monitoring.ts';
import { PayoutApi } from './constructs/payout-api.ts';
import type { PayoutContext } from './constructs/read-context.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { SignIn } from './constructs/sign-in/sign-in.ts';
import { Topics } from './constructs/topics.ts';
import { UserFunction } from './constructs/user-function.ts';

/**
 * The picture: schedule → payout → database; people → API → approval → database, and the worker for what is large;
 * database → notice → topic; whatever fails → alarms.
 */
export class PayoutStack extends Stack {
  constructor(scope: Construct, id: string, context: PayoutContext) {
    super(scope, id, { description: 'Bundles approved commissions into signed-off payout batches.' });

    const database = new Database(this, 'Database', context);
    const topics = new Topics(this, 'Topics', context);

    const payout = this.payout(database, context);
    const worker = this.worker(database);
    const approval = this.approval(database, { payout, worker });
    const api = new PayoutApi(this, 'Api');
    const issuer = this.issuer(api, context);
    new ApprovalRoutes(this, 'ApprovalRoutes', { api, issuer, approval: approval.function });
    const notice = this.notice(database, topics, worker);
    const ops = this.ops(database, context);
    const dependents = { payout, approval, worker, notice, ops };
    const migrate = new Migrations(this, 'Migrate', { database, dependents });
    const { runsOn } = context;
    const watched = { api, payout, approval, worker, notice, ops, migrate };
    const monitoring = new Monitoring(this, 'Monitoring', { topic: topics.alarms, watched, runsOn });

    this.output({
      PayoutFunction: payout.function.functionName,
      ApprovalFunction: approval.function.functionName,
      WorkerFunction: worker.function.functionName,
      NoticeFunction: notice.function.functionName,
      OpsFunction: ops.function.functionName,
      MigrateFunction: migrate.function.functionName,
      ApiUrl: api.origin,
      IssuerUrl: issuer.issuerUrl,
      ClientId: issuer.audience[0],
      NoticeTopicArn: topics.notices.topicArn,
      DatabaseResourceArn: database.resourceArn,
      DatabaseName: database.databaseName,
      DashboardUrl: monitoring.dashboardUrl,
    });
  }

  private payout(database: Database, { schedule, runsOn }: PayoutContext): ScheduledFunction<'payout'> {
    return new ScheduledFunction(this, 'Payout', {
      folder: 'payout',
      database,
      environment: {},
      timeout: Duration.minutes(15),
      scheduleName: `${this.node.id}-run`,
      schedule,
      enabled: runsOn,
      waitAtMost: Duration.hours(6),
      nextMakesUp: false,
    });
  }

  private worker(database: Database): BackgroundFunction<'worker'> {
    return new BackgroundFunction(this, 'Worker', {
      folder: 'worker',
      database,
      environment: {},
      timeout: Duration.minutes(15),
    });
  }

  private approval(
    database: Database,
    { payout, worker }: { readonly payout: UserFunction<'payout'>; readonly worker: UserFunction<'worker'> },
  ): UserFunction<'approval'> {
    const approval = new UserFunction(this, 'Approval', {
      folder: 'approval',
      database,
      environment: {
        PAYOUT_FUNCTION_NAME: payout.function.functionName,
        WORKER_FUNCTION_NAME: worker.function.functionName,
      },
      timeout: Duration.seconds(29),
    });
    approval.mayInvoke(payout, worker);
    return approval;
  }

  private issuer({ origin }: PayoutApi, { existingIssuer, existingCluster }: PayoutContext): SignIn {
    return new SignIn(this, 'SignIn', { origin, existingIssuer, forTrial: !existingCluster });
  }

  private notice(
    database: Database,
    topics: Topics,
    worker: UserFunction<'worker'>,
  ): ScheduledFunction<'notice'> {
    const notice = new ScheduledFunction(this, 'Notice', {
      folder: 'notice',
      database,
      timeout: Duration.minutes(1),
      environment: {
        NOTICE_TOPIC_ARN: topics.notices.topicArn,
        WORKER_FUNCTION_NAME: worker.function.functionName,
      },
      scheduleName: `${this.node.id}-notice`,
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      waitAtMost: Duration.minutes(5),
      nextMakesUp: true,
    });
    topics.grantNotice(notice.function);
    notice.mayInvoke(worker);
    return notice;
  }

  private ops(database: Database, { schedule, runsOn }: PayoutContext): UserFunction<'ops'> {
    return new UserFunction(this, 'Ops', {
      folder: 'ops',
      database,
      environment: {
        SCHEDULE_EXPRESSION: runsOn ? schedule.expressionString : 'off',
        SCHEDULE_TIMEZONE: schedule.timeZone?.timezoneName ?? 'UTC',
      },
      timeout: Duration.minutes(5),
    });
  }

  /** The CLI and the local stack find everything by these names. */
  private output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
