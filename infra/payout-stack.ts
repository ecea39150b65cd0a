import { CfnOutput, Duration, Size, Stack } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { ApprovalRoutes } from './constructs/approval-routes.ts';
import { BackgroundFunction } from './constructs/background-function.ts';
import { Console } from './constructs/console.ts';
import { Database } from './constructs/database.ts';
import { deployedWith } from './constructs/deployed-with.ts';
import { FileBucket } from './constructs/file-bucket.ts';
import { Migrations } from './constructs/migrations.ts';
import { Monitoring } from './constructs/monitoring/monitoring.ts';
import { PayoutApi } from './constructs/payout-api.ts';
import { PRINTED_FONTS } from './constructs/printed-fonts.ts';
import type { PayoutContext } from './constructs/read-context.ts';
import { scheduleOf } from './constructs/schedule-of.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { SignIn } from './constructs/sign-in/sign-in.ts';
import { Topics } from './constructs/topics.ts';
import { UserFunction } from './constructs/user-function.ts';

/** What one part of the stack needs of the others. */
type Parts = {
  readonly api: PayoutApi;
  readonly topics: Topics;
  readonly files: FileBucket;
  readonly payout: UserFunction<'payout'>;
  readonly worker: UserFunction<'worker'>;
};

/**
 * The picture: schedule → payout → database; people → console, a page; it → API → approval → database, and the worker for
 * what is large and for files → bucket; database → notice → topic; whatever fails → alarms.
 */
export class PayoutStack extends Stack {
  constructor(scope: Construct, id: string, context: PayoutContext) {
    super(scope, id, { description: 'Bundles approved commissions into signed-off payout batches.' });

    const database = new Database(this, 'Database', context);
    const topics = new Topics(this, 'Topics', context);
    const files = new FileBucket(this, 'Files');

    const payout = this.payout(database, files, context);
    const worker = this.worker(database, files);
    const approval = this.approval(database, { payout, worker, files }, context);
    const api = new PayoutApi(this, 'Api');
    const issuer = this.issuer(api, context);
    new ApprovalRoutes(this, 'ApprovalRoutes', { api, issuer, approval: approval.function });
    const console = new Console(this, 'Console', { api, issuer });
    const notice = this.notice(database, { api, topics, worker, files });
    const ops = this.ops(database, { topics, files }, context);
    const dependents = { payout, approval, worker, notice, ops };
    const migrate = new Migrations(this, 'Migrate', { database, dependents });
    const watched = { api, payout, approval, console, worker, notice, ops, migrate };
    const monitoring = new Monitoring(this, 'Monitoring', { topic: topics.alarms, watched, ...context });

    this.output({
      PayoutFunction: payout.function.functionName,
      ApprovalFunction: approval.function.functionName,
      WorkerFunction: worker.function.functionName,
      NoticeFunction: notice.function.functionName,
      OpsFunction: ops.function.functionName,
      MigrateFunction: migrate.function.functionName,
      ConsoleFunction: console.function.functionName,
      ConsoleUrl: console.url,
      ApiUrl: api.origin,
      IssuerUrl: issuer.issuerUrl,
      ClientId: issuer.audience[0],
      NoticeTopicArn: topics.notices.topicArn,
      DatabaseResourceArn: database.resourceArn,
      DatabaseName: database.databaseName,
      DashboardUrl: monitoring.dashboardUrl,
    });
  }

  private payout(
    database: Database,
    files: FileBucket,
    { schedule, runsOn, payoutConcurrency }: PayoutContext,
  ): ScheduledFunction<'payout'> {
    const payout = new ScheduledFunction(this, 'Payout', {
      folder: 'payout',
      database,
      environment: { FILE_BUCKET: files.bucketName },
      timeout: Duration.minutes(15),
      reservedConcurrency: payoutConcurrency,
      scheduleName: `${this.node.id}-run`,
      schedule,
      enabled: runsOn,
      waitAtMost: Duration.hours(6),
      nextMakesUp: false,
    });
    files.letReadLatest(payout.function);
    return payout;
  }

  private worker(database: Database, files: FileBucket): BackgroundFunction<'worker'> {
    const worker = new BackgroundFunction(this, 'Worker', {
      folder: 'worker',
      database,
      environment: { FILE_BUCKET: files.bucketName },
      timeout: Duration.minutes(15),
      ephemeralStorage: Size.gibibytes(2), // a file is whole there before it goes to the bucket
      memorySize: 2048, // a sheet of 100,000 rows is held whole
      include: PRINTED_FONTS,
    });
    files.letWriteExports(worker.function);
    files.letKeepLists(worker.function);
    return worker;
  }

  private approval(
    database: Database,
    { payout, worker, files }: Pick<Parts, 'payout' | 'worker' | 'files'>,
    context: PayoutContext,
  ): UserFunction<'approval'> {
    const approval = new UserFunction(this, 'Approval', {
      folder: 'approval',
      database,
      environment: {
        PAYOUT_FUNCTION_NAME: payout.function.functionName,
        WORKER_FUNCTION_NAME: worker.function.functionName,
        FILE_BUCKET: files.bucketName,
        ...scheduleOf(context),
      },
      timeout: Duration.seconds(29),
    });
    approval.mayInvoke(payout, worker);
    files.letReadExports(approval.function);
    files.letReadLatestAndLists(approval.function);
    return approval;
  }

  private issuer({ origin }: PayoutApi, { existingIssuer, existingCluster }: PayoutContext): SignIn {
    return new SignIn(this, 'SignIn', { origin, existingIssuer, forTrial: !existingCluster });
  }

  private notice(
    database: Database,
    { api, topics, worker, files }: Pick<Parts, 'api' | 'topics' | 'worker' | 'files'>,
  ): ScheduledFunction<'notice'> {
    const notice = new ScheduledFunction(this, 'Notice', {
      folder: 'notice',
      database,
      timeout: Duration.minutes(1),
      environment: {
        NOTICE_TOPIC_ARN: topics.notices.topicArn,
        PAGE_URL: `${api.origin}/admin/payouts`,
        WORKER_FUNCTION_NAME: worker.function.functionName,
        FILE_BUCKET: files.bucketName,
      },
      scheduleName: `${this.node.id}-notice`,
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      waitAtMost: Duration.minutes(5),
      nextMakesUp: true,
    });
    topics.grantNotice(notice.function);
    notice.mayInvoke(worker);
    files.letKeepEvents(notice.function);
    return notice;
  }

  private ops(
    database: Database,
    { topics, files }: Pick<Parts, 'topics' | 'files'>,
    context: PayoutContext,
  ): ScheduledFunction<'ops'> {
    const scheduleName = `${this.node.id}-nightly`;
    const ops = new ScheduledFunction(this, 'Ops', {
      folder: 'ops',
      database,
      environment: {
        ...scheduleOf(context),
        NOTICE_TOPIC_ARN: topics.notices.topicArn,
        FILE_BUCKET: files.bucketName,
        DEPLOYED_WITH: JSON.stringify(deployedWith(context)),
      },
      timeout: Duration.minutes(5),
      scheduleName,
      schedule: ScheduleExpression.expression('cron(30 3 * * ? *)', context.schedule.timeZone),
      input: { command: 'nightly.check', args: {}, actor: `schedule ${scheduleName}` },
      waitAtMost: Duration.hours(6),
      nextMakesUp: false,
    });
    ops.mayInvokeItself();
    topics.letReadSubscriptions(ops.function);
    files.letCompareAttested(ops.function);
    return ops;
  }

  /** The CLI and the local stack find everything by these names. */
  private output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
