import { createHash } from 'node:crypto';
import { account, arnOf, region, roleArnOf } from './pseudo-parameters.ts';

/** The resource as CloudFormation would have made it: its own properties, resolved on demand. */
export type Naming = {
  readonly logicalId: string;
  readonly text: (property: string) => string | undefined;
  readonly functionName: string;
  readonly origins: Origins;
};

/** Where on this machine the services listen whose addresses stand in the template. */
export type Origins = { readonly sqs: string; readonly api: string; readonly issuer: string };

type Physical = {
  readonly ref: (naming: Naming) => string;
  readonly attributes?: Readonly<Record<string, (naming: Naming) => string>>;
};

const named =
  (property: string) =>
  ({ text, logicalId }: Naming): string =>
    text(property) ?? logicalId;

const ownName = ({ logicalId }: Naming): string => logicalId;

/** RDS lower-cases every identifier. */
const identifier =
  (property: string) =>
  (naming: Naming): string =>
    named(property)(naming).toLowerCase();

const arnBy = (service: string, prefix: string, name: (naming: Naming) => string) => (naming: Naming) =>
  arnOf(service, `${prefix}${name(naming)}`);

/** Secrets Manager adds six characters to the name; ours follow from the logical id, so that restarts agree. */
const secretArn = (naming: Naming): string => {
  const digest = createHash('sha256').update(naming.logicalId).digest('hex');
  return arnOf('secretsmanager', `secret:${named('Name')(naming)}-${digest.slice(0, 6)}`);
};

const functionArn = ({ functionName }: Naming): string => arnOf('lambda', `function:${functionName}`);
const queueArn = arnBy('sqs', '', named('QueueName'));
const topicArn = arnBy('sns', '', named('TopicName'));
const bucketName = (naming: Naming): string => named('BucketName')(naming).toLowerCase();
const scheduleArn = (naming: Naming): string =>
  arnOf('scheduler', `schedule/${naming.text('GroupName') ?? 'default'}/${named('Name')(naming)}`);

export const physicalNames: Readonly<Record<string, Physical>> = {
  'AWS::Lambda::Function': { ref: ({ functionName }) => functionName, attributes: { Arn: functionArn } },
  'AWS::Lambda::Version': {
    ref: ({ text }) => `${arnOf('lambda', `function:${text('FunctionName')}`)}:1`,
    attributes: { Version: () => '1' },
  },
  'AWS::Lambda::Alias': {
    ref: ({ text }) => `${arnOf('lambda', `function:${text('FunctionName')}`)}:${text('Name')}`,
  },
  'AWS::IAM::Role': {
    ref: named('RoleName'),
    attributes: { Arn: (naming) => roleArnOf(named('RoleName')(naming)) },
  },
  'AWS::IAM::ManagedPolicy': { ref: ({ logicalId }) => `arn:aws:iam::${account}:policy/${logicalId}` },
  'AWS::SNS::Topic': { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: named('TopicName') } },
  'AWS::SQS::Queue': {
    ref: (naming) => `${naming.origins.sqs}/${account}/${named('QueueName')(naming)}`,
    attributes: { Arn: queueArn, QueueName: named('QueueName') },
  },
  'AWS::SecretsManager::Secret': { ref: secretArn, attributes: { Id: secretArn } },
  'AWS::SecretsManager::SecretTargetAttachment': { ref: ({ text }) => text('SecretId') ?? '' },
  'AWS::RDS::DBCluster': {
    ref: identifier('DBClusterIdentifier'),
    attributes: {
      DBClusterArn: arnBy('rds', 'cluster:', identifier('DBClusterIdentifier')),
      DBClusterResourceId: ({ logicalId }) => `cluster-${logicalId.toUpperCase()}`,
      'Endpoint.Address': () => '127.0.0.1',
      'Endpoint.Port': () => '3306',
      'ReadEndpoint.Address': () => '127.0.0.1',
      'MasterUserSecret.SecretArn': ({ logicalId }) =>
        arnOf('secretsmanager', `secret:rds!${logicalId}-local0`),
    },
  },
  'AWS::RDS::DBInstance': { ref: identifier('DBInstanceIdentifier') },
  'AWS::RDS::DBClusterParameterGroup': { ref: identifier('DBClusterParameterGroupName') },
  'AWS::RDS::DBParameterGroup': { ref: identifier('DBParameterGroupName') },
  'AWS::Logs::LogGroup': {
    ref: named('LogGroupName'),
    attributes: { Arn: (naming) => `${arnOf('logs', `log-group:${named('LogGroupName')(naming)}`)}:*` },
  },
  'AWS::KMS::Key': {
    ref: ({ logicalId }) => logicalId,
    attributes: { Arn: ({ logicalId }) => arnOf('kms', `key/${logicalId}`) },
  },
  'AWS::Scheduler::ScheduleGroup': {
    ref: named('Name'),
    attributes: { Arn: arnBy('scheduler', 'schedule-group/', named('Name')) },
  },
  'AWS::Scheduler::Schedule': { ref: named('Name'), attributes: { Arn: scheduleArn } },
  'AWS::ApiGatewayV2::Api': {
    ref: ({ logicalId }) => logicalId.toLowerCase(),
    attributes: {
      ApiEndpoint: ({ origins }) => origins.api,
      ApiId: ({ logicalId }) => logicalId.toLowerCase(),
    },
  },
  'AWS::ApiGatewayV2::Authorizer': { ref: ownName },
  'AWS::ApiGatewayV2::Integration': { ref: ownName },
  'AWS::ApiGatewayV2::Stage': { ref: named('StageName') },
  'AWS::Cognito::UserPool': { ref: () => `${region}_local` },
  'AWS::Cognito::UserPoolClient': { ref: () => 'local-payouts' },
  'AWS::S3::Bucket': {
    ref: bucketName,
    attributes: {
      Arn: (naming) => `arn:aws:s3:::${bucketName(naming)}`,
      RegionalDomainName: (naming) => `${bucketName(naming)}.s3.${region}.amazonaws.com`,
    },
  },
};
