/** Which of the template's database settings a permission is about, in both kinds of stack. */
export const CLUSTER = 'cluster';
export const ADMIN_SECRET = 'admin secret';

const each = (actions: readonly string[], resource: string): string[] =>
  actions.map((action) => `${action} on ${resource}`);

/** The files that people asked for. */
const EXPORTS = '{Fn::Join:[,[FilesBucket,/exports/*]]}';

/** What is kept of the database outside of it. */
const attested = (path: string): string => `{Fn::Join:[,[FilesBucket,/attested/${path}]]}`;
const LIST_FILES = 's3:ListBucket on FilesBucket';

const DATA_API = ['BeginTransaction', 'CommitTransaction', 'ExecuteStatement', 'RollbackTransaction'];
const taken = (service: string): string => `sts:AssumeRole for {Service:${service}.amazonaws.com}`;
const ofThisAccount = ' if {StringEquals:{aws:SourceAccount:{Ref:AWS::AccountId}}}';

/** What every function may: write its own log. */
const ofEvery = (name: string): string[] => [
  taken('lambda'),
  ...each(['logs:CreateLogStream', 'logs:PutLogEvents'], `${name}LambdaLogs`),
];

/** All but the one that serves files: reach the cluster through the Data API. */
const ofDatabase = (name: string): string[] => [
  ...ofEvery(name),
  ...each(
    DATA_API.map((action) => `rds-data:${action}`),
    CLUSTER,
  ),
];

/** Its own user's secret and no other. */
const ofUser = (name: string): string[] => [
  ...ofDatabase(name),
  `secretsmanager:GetSecretValue on ${name}UserSecret`,
];

/** On-failure and dead-letter queues, as CDK grants their use. */
const filling = (queue: string): string[] =>
  each(['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], queue);

const ofSchedule = (name: string): string[] => [
  `${taken('scheduler')}${ofThisAccount}`,
  `lambda:InvokeFunction on ${name}LambdaFunction`,
  `lambda:InvokeFunction on {Fn::Join:[,[${name}LambdaFunction,:$LATEST]]}`,
  ...filling(`${name}ScheduleUndelivered`),
];

/**
 * Everything that the stack allows anybody, by the construct whose policy says so: function, action, resource. What the
 * template has beyond it fails a test, and so does what it has no longer.
 */
export const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  PayoutLambdaRole: [
    ...ofUser('Payout'),
    ...filling('PayoutScheduleFailed'),
    `s3:GetObject on ${attested('latest.json')}`,
    LIST_FILES,
  ],
  ApprovalLambdaRole: [
    ...ofUser('Approval'),
    'lambda:InvokeFunction on PayoutLambdaFunction',
    'lambda:InvokeFunction on WorkerLambdaFunction',
    `s3:GetObject on ${EXPORTS}`,
    `s3:GetObject on ${attested('latest.json')}`,
    `s3:GetObject on ${attested('batches/*')}`,
    LIST_FILES,
  ],
  WorkerLambdaRole: [
    ...ofUser('Worker'),
    ...filling('WorkerFailed'),
    `s3:PutObject on ${EXPORTS}`,
    `s3:GetObject on ${attested('*')}`,
    `s3:PutObject on ${attested('batches/*')}`,
    LIST_FILES,
  ],
  NoticeLambdaRole: [
    ...ofUser('Notice'),
    'lambda:InvokeFunction on WorkerLambdaFunction',
    'sns:Publish on TopicsNotices',
    `s3:GetObject on ${attested('latest.json')}`,
    `s3:GetObject on ${attested('batches/*')}`,
    `s3:PutObject on ${attested('latest.json')}`,
    `s3:PutObject on ${attested('events/*')}`,
    LIST_FILES,
    ...each(['kms:Decrypt', 'kms:GenerateDataKey'], 'TopicsKey'),
  ],
  OpsLambdaRole: [
    ...ofUser('Ops'),
    ...filling('OpsScheduleFailed'),
    'sns:ListSubscriptionsByTopic on TopicsNotices',
    'sns:GetSubscriptionAttributes on *',
    `s3:GetObject on ${attested('*')}`,
    `s3:PutObject on ${attested('lost/*')}`,
    LIST_FILES,
  ],
  OpsItself: ['lambda:InvokeFunction on OpsLambdaFunction'],
  // It makes the database users, and gives each the password that its secret has.
  MigrateLambdaRole: [
    ...ofDatabase('Migrate'),
    `secretsmanager:GetSecretValue on ${ADMIN_SECRET}`,
    ...['Approval', 'Notice', 'Ops', 'Payout', 'Worker'].map(
      (name) => `secretsmanager:GetSecretValue on ${name}UserSecret`,
    ),
  ],
  ConsoleLambdaRole: ofEvery('Console'),
  PayoutScheduleRole: ofSchedule('Payout'),
  NoticeScheduleRole: ofSchedule('Notice'),
  OpsScheduleRole: ofSchedule('Ops'),
  AWSCDKTriggerCustomResourceProviderCustomResourceProviderRole: [
    taken('lambda'),
    'lambda:InvokeFunction on {Fn::Join:[,[MigrateLambdaFunction,:*]]}',
  ],
  TopicsAlarmsPolicy: [`sns:Publish on TopicsAlarms for {Service:cloudwatch.amazonaws.com}${ofThisAccount}`],
  TopicsKey: [
    'kms:* on * for {AWS:{Fn::Join:[,[arn:,{Ref:AWS::Partition},:iam::,{Ref:AWS::AccountId},:root]]}}',
    ...['kms:Decrypt', 'kms:GenerateDataKey*'].map(
      (action) => `${action} on * for {Service:cloudwatch.amazonaws.com}${ofThisAccount}`,
    ),
  ],
};

/** What a cluster of our own adds: its network's flow log. */
export const TRIAL_PERMISSIONS: typeof PERMISSIONS = {
  DatabaseTrialVpcFlowLogIAMRole: [
    taken('vpc-flow-logs'),
    ...each(
      ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      'DatabaseTrialFlowLogGroup',
    ),
  ],
};
