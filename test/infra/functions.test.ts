import { describe, expect, it } from 'vitest';
import { findResource } from './find-resource.ts';
import { synthStack } from './synth-stack.ts';

const { template } = synthStack();
const functionOf = (name: string) => findResource(template, 'AWS::Lambda::Function', `${name}LambdaFunction`);
const secretOf = (name: string) =>
  findResource(template, 'AWS::SecretsManager::Secret', `${name}UserSecret`).ref;
const cluster = findResource(template, 'AWS::RDS::DBCluster', 'DatabaseTrialCluster');

describe.each([
  { name: 'Payout', seconds: 900 },
  { name: 'Approval', seconds: 29 },
  { name: 'Worker', seconds: 900 },
  { name: 'Notice', seconds: 60 },
  { name: 'Ops', seconds: 300 },
  { name: 'Migrate', seconds: 840 },
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

describe('environment', () => {
  it.each([
    { name: 'Payout', own: { DB_SECRET_ARN: secretOf('Payout') } },
    {
      name: 'Approval',
      own: {
        DB_SECRET_ARN: secretOf('Approval'),
        PAYOUT_FUNCTION_NAME: functionOf('Payout').ref,
        WORKER_FUNCTION_NAME: functionOf('Worker').ref,
      },
    },
    { name: 'Worker', own: { DB_SECRET_ARN: secretOf('Worker') } },
    {
      name: 'Notice',
      own: {
        DB_SECRET_ARN: secretOf('Notice'),
        NOTICE_TOPIC_ARN: findResource(template, 'AWS::SNS::Topic', 'TopicsNotices').ref,
        WORKER_FUNCTION_NAME: functionOf('Worker').ref,
      },
    },
    {
      name: 'Ops',
      own: {
        DB_SECRET_ARN: secretOf('Ops'),
        SCHEDULE_EXPRESSION: 'cron(0 2 * * ? *)',
        SCHEDULE_TIMEZONE: 'Asia/Kolkata',
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
});
