import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { production, synthStack } from './synth-stack.ts';

const { template } = synthStack();
const functionOf = (name: string) => findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`);
const secretOf = (name: string) =>
  findResource(template, 'AWS::SecretsManager::Secret', `${name}UserSecret`).ref;
const api = findResource(template, 'AWS::ApiGatewayV2::Api', 'ApiHttp');
const bucket = findResource(template, 'AWS::S3::Bucket', 'FilesBucket');
const issuerUrl = template.findOutputs('IssuerUrl')['IssuerUrl']?.['Value'];
const cluster = findResource(template, 'AWS::RDS::DBCluster', 'DatabaseTrialCluster');

describe.each([
  { name: 'Payout', seconds: 900 },
  { name: 'Approval', seconds: 29 },
  { name: 'Worker', seconds: 900 },
  { name: 'Notice', seconds: 60 },
  { name: 'Ops', seconds: 300 },
  { name: 'Migrate', seconds: 840 },
  { name: 'Console', seconds: 10 },
])('the $name function', ({ name, seconds }) => {
  const { properties, ref } = functionOf(name);

  it(`runs on Node 24 and arm64 for at most ${seconds} s`, () => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: seconds,
    });
  });

  it('stays outside any VPC and reserves no concurrency', () => {
    expect(properties).not.toHaveProperty('VpcConfig');
    expect(properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it('keeps its logs for half a year', () => {
    const logs = findResource(template, 'AWS::Logs::LogGroup', `${name}LambdaLogs`);
    expect(properties.LoggingConfig).toEqual({ LogGroup: logs.ref });
    expect(logs.properties.RetentionInDays).toBe(180);
  });

  it('is found by an output', () => {
    expect(template.findOutputs(`${name}Function`)).toMatchObject({ [`${name}Function`]: { Value: ref } });
  });
});

it('the payout function alone has places kept for it, where the context says how many', () => {
  const reserved = synthStack({ payoutConcurrency: '3' }).template.findResources('AWS::Lambda::Function');
  const kept = Object.entries(reserved).filter(
    ([, { Properties }]) => Properties.ReservedConcurrentExecutions,
  );
  expect(kept.map(([id, { Properties }]) => [id, Properties.ReservedConcurrentExecutions])).toEqual([
    [expect.stringMatching(/^PayoutLambda/), 3],
  ]);
});

it('Worker alone has more than half a GiB in /tmp: files are whole there first', () => {
  const sizes = Object.values(template.findResources('AWS::Lambda::Function'))
    .filter(({ Properties }) => Properties.EphemeralStorage)
    .map(({ Properties }) => Properties.EphemeralStorage);
  expect(sizes).toEqual([{ Size: 2048 }]);
  expect(functionOf('Worker').properties.EphemeralStorage).toEqual({ Size: 2048 });
});

describe('environment', () => {
  it.each([
    { name: 'Payout', own: { DB_SECRET_ARN: secretOf('Payout'), FILE_BUCKET: bucket.ref } },
    {
      name: 'Approval',
      own: {
        DB_SECRET_ARN: secretOf('Approval'),
        PAYOUT_FUNCTION_NAME: functionOf('Payout').ref,
        WORKER_FUNCTION_NAME: functionOf('Worker').ref,
        FILE_BUCKET: bucket.ref,
        SCHEDULE_EXPRESSION: 'cron(0 2 * * ? *)',
        SCHEDULE_TIMEZONE: 'Asia/Kolkata',
      },
    },
    { name: 'Worker', own: { DB_SECRET_ARN: secretOf('Worker'), FILE_BUCKET: bucket.ref } },
    {
      name: 'Notice',
      own: {
        DB_SECRET_ARN: secretOf('Notice'),
        NOTICE_TOPIC_ARN: findResource(template, 'AWS::SNS::Topic', 'TopicsNotices').ref,
        PAGE_URL: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [api.id, 'ApiEndpoint'] }, '/admin/payouts']] },
        WORKER_FUNCTION_NAME: functionOf('Worker').ref,
        FILE_BUCKET: bucket.ref,
      },
    },
    {
      name: 'Ops',
      own: {
        DB_SECRET_ARN: secretOf('Ops'),
        SCHEDULE_EXPRESSION: 'cron(0 2 * * ? *)',
        SCHEDULE_TIMEZONE: 'Asia/Kolkata',
        NOTICE_TOPIC_ARN: findResource(template, 'AWS::SNS::Topic', 'TopicsNotices').ref,
        FILE_BUCKET: bucket.ref,
        DEPLOYED_WITH:
          '{"notices":{"admin":[],"finance":[],"approver":[]},"alarmEmail":null,"runs":"on",' +
          '"schedule":"cron(0 2 * * ? *)","timeZone":"Asia/Kolkata"}',
      },
    },
    {
      name: 'Migrate',
      own: {
        DB_SECRET_ARN: { 'Fn::GetAtt': [cluster.id, 'MasterUserSecret.SecretArn'] },
        DB_USER_SECRET_ARNS: {
          'Fn::Join': [
            '',
            [
              '{"payout":"',
              secretOf('Payout'),
              '","approval":"',
              secretOf('Approval'),
              '","worker":"',
              secretOf('Worker'),
              '","notice":"',
              secretOf('Notice'),
              '","ops":"',
              secretOf('Ops'),
              '"}',
            ],
          ],
        },
      },
    },
  ])('$name is told where the database is, as whom it signs in, and nothing to spare', ({ name, own }) => {
    expect(functionOf(name).properties.Environment.Variables).toEqual({
      DB_RESOURCE_ARN: expect.anything(),
      DB_NAME: 'mlm',
      POWERTOOLS_SERVICE_NAME: name.toLowerCase(),
      POWERTOOLS_LOG_LEVEL: 'INFO',
      POWERTOOLS_METRICS_NAMESPACE: 'MlmPayouts/mlm-payouts-trial',
      ...own,
    });
  });

  it('Console is told whom to sign in at, and nothing of the database', () => {
    const { properties } = functionOf('Console');
    const [origin] = issuerUrl['Fn::Join'][1];
    expect(properties.Environment.Variables).toEqual({
      ISSUER_URL: issuerUrl,
      CLIENT_ID: findResource(template, 'AWS::Cognito::UserPoolClient', 'SignInPoolPeoplePage').ref,
      ISSUER_ORIGINS: {
        'Fn::Join': [
          '',
          [
            origin,
            { Ref: 'AWS::Region' },
            '.amazonaws.com https://',
            findResource(template, 'AWS::Cognito::UserPoolDomain', 'SignInPoolPeopleDomain').ref,
            '.auth.',
            { Ref: 'AWS::Region' },
            '.amazoncognito.com',
          ],
        ],
      },
    });
  });

  it('Console asks an issuer of the company’s own where it says that it is, and where else it is said to be', () => {
    const { template: own } = synthStack({
      issuerUrl: 'https://login.example.com:8443/tenant/',
      issuerOrigins: 'https://tokens.example.com,https://keys.example.com',
      audience: 'page,batch-tool',
    });
    const { properties } = findResource(own, 'AWS::Lambda::Function', 'ConsoleLambdaFunction');
    expect(properties.Environment.Variables).toEqual({
      ISSUER_URL: 'https://login.example.com:8443/tenant/',
      CLIENT_ID: 'page',
      ISSUER_ORIGINS: 'https://login.example.com:8443 https://tokens.example.com https://keys.example.com',
    });
  });
});

it('ops is told what the deploy was given, for the status', () => {
  const { template: told } = synthStack({
    ...production,
    notices: 'finance=c@example.com;admin=a@example.com',
    alarmEmail: 'ops@example.com',
    runs: 'off',
  });
  const { Environment } = findResource(told, 'AWS::Lambda::Function', 'OpsLambdaFunction').properties;
  expect(JSON.parse(Environment.Variables.DEPLOYED_WITH)).toEqual({
    notices: { admin: ['a@example.com'], finance: ['c@example.com'], approver: [] },
    alarmEmail: 'ops@example.com',
    runs: 'off',
    schedule: 'cron(0 2 * * ? *)',
    timeZone: 'Asia/Kolkata',
  });
});
