import { describe, expect, it } from 'vitest';
import { grantLines, grantsOf, type Statement } from './policies.ts';
import { existingCluster, synthStack } from './synth-stack.ts';

const { template } = synthStack(existingCluster);
const { clusterArn, secretArn } = existingCluster;

const dataApi = ['BeginTransaction', 'CommitTransaction', 'ExecuteStatement', 'RollbackTransaction'];
const common = (name: string) => [
  `logs:CreateLogStream on ${name}LambdaLogs`,
  `logs:PutLogEvents on ${name}LambdaLogs`,
  ...dataApi.map((action) => `rds-data:${action} on ${clusterArn}`),
];
const sendTo = (queue: string) =>
  ['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((action) => `sqs:${action} on ${queue}`);

describe('what each function may do, and nothing else', () => {
  it.each([
    {
      name: 'Payout',
      own: ['secretsmanager:GetSecretValue on PayoutUserSecret', ...sendTo('PayoutScheduleFailed')],
    },
    {
      name: 'Approval',
      own: [
        'lambda:InvokeFunction on PayoutLambdaFunction',
        'lambda:InvokeFunction on WorkerLambdaFunction',
        'secretsmanager:GetSecretValue on ApprovalUserSecret',
      ],
    },
    {
      name: 'Worker',
      own: ['secretsmanager:GetSecretValue on WorkerUserSecret', ...sendTo('WorkerFailed')],
    },
    {
      name: 'Notice',
      own: [
        'lambda:InvokeFunction on WorkerLambdaFunction',
        'kms:Decrypt on TopicsKey',
        'kms:GenerateDataKey on TopicsKey',
        'secretsmanager:GetSecretValue on NoticeUserSecret',
        'sns:Publish on TopicsNotices',
      ],
    },
    {
      name: 'Ops',
      own: ['secretsmanager:GetSecretValue on OpsUserSecret'],
    },
    {
      name: 'Migrate',
      own: [
        `secretsmanager:GetSecretValue on ${secretArn}`,
        'secretsmanager:GetSecretValue on ApprovalUserSecret',
        'secretsmanager:GetSecretValue on NoticeUserSecret',
        'secretsmanager:GetSecretValue on OpsUserSecret',
        'secretsmanager:GetSecretValue on PayoutUserSecret',
        'secretsmanager:GetSecretValue on WorkerUserSecret',
      ],
    },
  ])('$name', ({ name, own }) => {
    expect(grantsOf(template, `${name}LambdaRole`)).toEqual([...common(name), ...own].sort());
  });

  it('of all roles these may invoke a function of ours, and that one only', () => {
    const roles = Object.keys(template.findResources('AWS::IAM::Role')).map((id) => id.slice(0, -8));
    const invoking = roles.flatMap((role) =>
      grantsOf(template, role)
        .filter((grant) => /^lambda:\S+ on \w+LambdaFunction$/.test(grant))
        .map((grant) => `${role}: ${grant}`),
    );
    expect(invoking.sort()).toEqual([
      'ApprovalLambdaRole: lambda:InvokeFunction on PayoutLambdaFunction',
      'ApprovalLambdaRole: lambda:InvokeFunction on WorkerLambdaFunction',
      'NoticeLambdaRole: lambda:InvokeFunction on WorkerLambdaFunction',
      'NoticeScheduleRole: lambda:InvokeFunction on NoticeLambdaFunction',
      'PayoutScheduleRole: lambda:InvokeFunction on PayoutLambdaFunction',
    ]);
  });

  it('a schedule may invoke its one function, unqualified, and fill its one queue', () => {
    expect(grantsOf(template, 'PayoutScheduleRole')).toEqual([
      'lambda:InvokeFunction on PayoutLambdaFunction',
      'lambda:InvokeFunction on {Fn::Join:[,[PayoutLambdaFunction,:$LATEST]]}',
      'sqs:GetQueueAttributes on PayoutScheduleUndelivered',
      'sqs:GetQueueUrl on PayoutScheduleUndelivered',
      'sqs:SendMessage on PayoutScheduleUndelivered',
    ]);
  });
});

describe('an admin secret under a key of the company’s own', () => {
  const secretKeyArn = 'arn:aws:kms:ap-south-1:123456789012:key/1234abcd';
  const { template: keyed } = synthStack({ ...existingCluster, secretKeyArn });

  it('is decrypted for migrate alone, and for it through Secrets Manager only', () => {
    const found = allowedStatements(keyed.toJSON()).filter(({ Resource }) => Resource === secretKeyArn);
    expect(found).toEqual([
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: secretKeyArn,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.ap-south-1.amazonaws.com' } },
      },
    ]);
    expect(grantsOf(keyed, 'MigrateLambdaRole')).toContain(`kms:Decrypt on ${secretKeyArn}`);
  });
});

describe('wildcards', () => {
  const reasons = {
    'kms:* on *':
      'a key policy speaks of its own key; without the account as its administrator a key cannot be managed',
    'kms:Decrypt on *': 'a key policy speaks of its own key; for CloudWatch in this account',
    'kms:GenerateDataKey* on *': 'the same statement: the two kinds of data key SNS may ask for',
    'lambda:InvokeFunction on {Fn::Join:[,[MigrateLambdaFunction,:*]]}':
      'CDK’s trigger invokes each new version of migrate',
  };

  it('stand in no allowed statement but those with a reason here', () => {
    const wildcards = allowedStatements(template.toJSON())
      .flatMap(grantLines)
      .filter((grant) => grant.includes('*'));
    expect([...new Set(wildcards)].sort()).toEqual(Object.keys(reasons).sort());
  });

  it('no role but that of CDK’s trigger has a managed policy', () => {
    const roles = Object.entries(template.findResources('AWS::IAM::Role'));
    const managed = roles.filter(([, role]) => role['Properties'].ManagedPolicyArns).map(([id]) => id);
    expect(managed).toEqual([expect.stringContaining('TriggerCustomResourceProvider')]);
  });
});

/** Statements of every policy in the template, wherever it hangs; trust policies have no Resource. */
function allowedStatements(node: unknown): Statement[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'Effect' in node && node.Effect === 'Allow' && 'Resource' in node ? [node as Statement] : [];
  return [...own, ...Object.values(node).flatMap(allowedStatements)];
}
