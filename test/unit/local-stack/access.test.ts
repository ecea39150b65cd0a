import { describe, expect, it } from 'vitest';
import {
  accessKeyIdIn,
  createAccess,
  functionAccessKeyId,
  operatorCredentials,
} from '../../../infra/local/access/access.ts';
import type { Statement } from '../../../infra/local/template/read-role-statements.ts';

const roleArn = 'arn:aws:iam::000000000000:role/PayoutRole';
const topic = 'arn:aws:sns:ap-south-1:000000000000:Notices';

const payout = {
  name: 'payout',
  logicalId: 'Payout',
  arn: 'arn:aws:lambda:ap-south-1:000000000000:function:payout',
  codeDirectory: '/',
  handler: 'index.handler',
  timeoutSeconds: 3,
  memoryMegabytes: 128,
  reservedConcurrency: undefined,
  environment: {},
  roleArn,
};

const allow = (actions: string[], resources: string[]): Statement => ({
  effect: 'Allow',
  actions,
  resources,
  conditional: false,
});

const mayPublish = (...statements: Statement[]) =>
  createAccess([payout], new Map([[roleArn, statements]])).authorize(
    functionAccessKeyId('payout'),
    'sns:Publish',
    topic,
  );

describe('access', () => {
  it.each([
    { given: 'the very action and resource', statements: [allow(['sns:Publish'], [topic])], allowed: true },
    {
      given: 'wildcards in both',
      statements: [allow(['sns:Pub*'], ['arn:aws:sns:*:*:Notice?'])],
      allowed: true,
    },
    { given: 'the action in another case', statements: [allow(['SNS:publish'], ['*'])], allowed: true },
    { given: 'nothing', statements: [], allowed: false },
    { given: 'another action', statements: [allow(['sns:Subscribe'], [topic])], allowed: false },
    {
      given: 'a resource that only begins like it',
      statements: [allow(['sns:Publish'], [`${topic}2`, topic.slice(0, -1)])],
      allowed: false,
    },
    { given: 'a dot where the ARN has none', statements: [allow(['sns.Publish'], ['*'])], allowed: false },
    {
      given: 'an allowance and a denial',
      statements: [allow(['*'], ['*']), { ...allow(['sns:*'], ['*']), effect: 'Deny' as const }],
      allowed: false,
    },
  ])('with $given: $allowed', ({ statements, allowed }) => {
    expect(mayPublish(...statements)).toBe(allowed);
  });

  it('does not guess what a condition would decide', () => {
    expect(() => mayPublish({ ...allow(['sns:Publish'], ['*']), conditional: true })).toThrow(
      'under a Condition',
    );
  });

  it('lets the operator do all, and an unknown key nothing', () => {
    const { authorize } = createAccess([payout], new Map());
    expect(authorize(operatorCredentials.accessKeyId, 'rds-data:ExecuteStatement', '*')).toBe(true);
    expect(authorize('AKIAUNKNOWN', 'rds-data:ExecuteStatement', '*')).toBe(false);
  });

  it('finds the key in a SigV4 header', () => {
    const header =
      'AWS4-HMAC-SHA256 Credential=AKIA1/20261122/ap-south-1/sns/aws4_request, SignedHeaders=host';
    expect(accessKeyIdIn(header)).toBe('AKIA1');
    expect(accessKeyIdIn(undefined)).toBeUndefined();
  });
});
