import { fixtureApi, fixtureApiOutputs } from './fixture-api.ts';
import { fixtureHandlers } from './fixture-handlers.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const database = {
  DB_RESOURCE_ARN: {
    'Fn::Join': [
      '',
      ['arn:', { Ref: 'AWS::Partition' }, ':rds:ap-south-1:000000000000:cluster:', { Ref: 'Cluster' }],
    ],
  },
  DB_SECRET_ARN: { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] },
  DB_NAME: 'mlm',
};

const environments: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  payout: { GREETING: { 'Fn::Sub': `hello from \${AWS::StackName} in \${AWS::Region}` } },
  notice: {
    NOTICE_TOPIC_ARN: { Ref: 'Topic' },
    USER_SECRET_ARN: { Ref: 'UserSecret' },
    QUEUE_URL: { Ref: 'Failed' },
  },
  migrate: database,
};

const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

const exportsOfFiles = { 'Fn::Join': ['', [arnOf('Files'), '/exports/*']] };

const statements: Readonly<Record<string, readonly unknown[]>> = {
  payout: [allow(['sqs:SendMessage', 'sqs:GetQueueUrl'], arnOf('Failed'))],
  notice: [
    allow('sns:Publish', { Ref: 'Topic' }),
    allow('secretsmanager:GetSecretValue', { Ref: 'UserSecret' }),
    allow('sqs:SendMessage', arnOf('Failed')),
  ],
  migrate: [
    allow('rds-data:*', database.DB_RESOURCE_ARN),
    allow('secretsmanager:GetSecretValue', database.DB_SECRET_ARN),
  ],
  worker: [allow('s3:PutObject', exportsOfFiles)],
  approval: [allow('s3:GetObject', exportsOfFiles)],
};

const functionResources = (name: string): Record<string, unknown> => {
  const id = titled(name);
  return {
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'cdk-assets', S3Key: `${name}.zip` },
        Handler: 'index.handler',
        Role: arnOf(`${id}Role`),
        Runtime: { 'Fn::FindInMap': ['Unread', { Ref: 'AWS::Region' }, 'value'] },
        Timeout: name === 'payout' ? 3 : 20,
        MemorySize: 256,
        ...(name === 'worker' && { ReservedConcurrentExecutions: 1 }),
        Environment: { Variables: environments[name] ?? {} },
      },
    },
    [`${id}Role`]: { Type: 'AWS::IAM::Role', Properties: {} },
    [`${id}Policy`]: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyDocument: { Statement: statements[name] ?? [] },
        Roles: [{ Ref: `${id}Role` }],
      },
    },
  };
};

const schedule = (Name: string, RoleArn: unknown) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    Name,
    ScheduleExpression: 'cron(0 2 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Kolkata',
    Target: {
      Arn: arnOf('Payout'),
      RoleArn,
      Input: JSON.stringify({
        scheduleName: Name,
        scheduledTime: '<aws.scheduler.scheduled-time>',
        scheduleArn: '<aws.scheduler.schedule-arn>',
        executionId: '<aws.scheduler.execution-id>',
        attempt: '<aws.scheduler.attempt-number>',
      }),
      DeadLetterConfig: { Arn: arnOf('Undelivered') },
    },
  },
});

const names = Object.keys(fixtureHandlers);

/** A stack as CDK would have written it: small, and with everything the local runtime reads. */
export const fixtureTemplate = {
  Resources: {
    ...Object.assign({}, ...names.map(functionResources)),
    PayoutAsync: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Payout' },
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: arnOf('Failed') } },
      },
    },
    ...fixtureApi,
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Failed: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1209600 } },
    Undelivered: { Type: 'AWS::SQS::Queue', Properties: {} },
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: { VersioningConfiguration: { Status: 'Enabled' } },
    },
    UserSecret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        GenerateSecretString: {
          SecretStringTemplate: '{"username":"payout_fn"}',
          GenerateStringKey: 'password',
          PasswordLength: 40,
          ExcludePunctuation: true,
        },
      },
    },
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      Properties: { DatabaseName: 'mlm', MasterUsername: 'admin', ManageMasterUserPassword: true },
    },
    Writer: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { DBParameterGroupName: { Ref: 'WriterParameters' } },
    },
    WriterParameters: {
      Type: 'AWS::RDS::DBParameterGroup',
      Properties: { Parameters: { innodb_lock_wait_timeout: '7' } },
    },
    SchedulerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [{ PolicyDocument: { Statement: [allow('lambda:InvokeFunction', arnOf('Payout'))] } }],
      },
    },
    Nightly: schedule('nightly', arnOf('SchedulerRole')),
    Forbidden: schedule('forbidden', arnOf('NoticeRole')),
    MigrateVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Migrate' } } },
    AtDeploy: { Type: 'Custom::Trigger', Properties: { HandlerArn: { Ref: 'MigrateVersion' } } },
    Unread: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { 'Fn::Cidr': ['10.0.0.0/24', 2, 4] } } },
  },
  Outputs: {
    ...Object.fromEntries(names.map((name) => [`${titled(name)}Function`, { Value: { Ref: titled(name) } }])),
    ...fixtureApiOutputs,
    NoticeTopicArn: { Value: { Ref: 'Topic' } },
    DatabaseResourceArn: { Value: database.DB_RESOURCE_ARN },
    DatabaseName: { Value: 'mlm' },
  },
};
