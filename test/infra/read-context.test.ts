import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../infra/constructs/read-context.ts';
import { existingCluster, production } from './synth-stack.ts';

const read = (context: Readonly<Record<string, unknown>>) => readContext(new App({ context }).node);
const { clusterArn, secretArn } = existingCluster;
const secretKeyArn = 'arn:aws:kms:ap-south-1:210987654321:key/mrk-1234abcd';

describe('readContext', () => {
  it('without context: a new cluster, database mlm, each night at two in India, no e-mail', () => {
    const { schedule, ...rest } = read({});
    expect(rest).toEqual({
      stackName: 'mlm-payouts-trial',
      existingCluster: undefined,
      existingIssuer: undefined,
      databaseName: 'mlm',
      runsOn: true,
      notices: { admin: [], finance: [], approver: [] },
      alarmEmail: undefined,
      payoutConcurrency: undefined,
    });
    expect(schedule.expressionString).toBe('cron(0 2 * * ? *)');
    expect(schedule.timeZone?.timezoneName).toBe('Asia/Kolkata');
  });

  it('takes an existing cluster', () => {
    expect(read(production)).toMatchObject({
      stackName: 'mlm-payouts',
      existingCluster: { clusterArn, secretArn },
      runsOn: true,
      alarmEmail: undefined,
    });
  });

  it('takes the key its secret is under, another account’s too', () => {
    const { existingCluster: taken } = read({ ...production, secretKeyArn });
    expect(taken).toEqual({ clusterArn, secretArn, secretKeyArn });
  });

  it.each([
    'https://login.example.com',
    'https://login.example.com/tenant/',
    'https://login.example.com:8443/a',
  ])('takes an issuer exactly as it is written: %s', (issuerUrl) => {
    expect(read({ issuerUrl, audience: 'page,batch-tool' }).existingIssuer).toEqual({
      issuerUrl,
      audience: ['page', 'batch-tool'],
      origins: [new URL(issuerUrl).origin],
    });
  });

  it('takes where else such an issuer is asked by browsers', () => {
    const issuerOrigins = 'https://tokens.example.com,https://keys.example.com:8443';
    const taken = read({ issuerUrl: 'https://login.example.com/a', audience: 'page', issuerOrigins });
    expect(taken.existingIssuer?.origins).toEqual([
      'https://login.example.com',
      'https://tokens.example.com',
      'https://keys.example.com:8443',
    ]);
  });

  it.each(['Asia/Kolkata', 'Asia/Calcutta'])('takes a zone by either of its names: %s', (timezone) => {
    expect(read({ timezone }).schedule.timeZone?.timezoneName).toBe(timezone);
  });

  it('leaves the keys of CDK itself alone', () => {
    expect(() =>
      read({ '@aws-cdk/core:x': true, 'aws:cdk:y': 1, 'availability-zones:account=1:region=z': [] }),
    ).not.toThrow();
  });

  it.each([
    { context: { clusterArn }, says: 'context secretArn is missing: expected it beside clusterArn' },
    { context: { secretArn }, says: 'context clusterArn is missing: expected it beside secretArn' },
    {
      context: { clusterArn: 'my-cluster', secretArn },
      says: 'context clusterArn is "my-cluster": expected the ARN of an RDS cluster',
    },
    {
      context: { clusterArn: clusterArn.replace(':cluster:', ':db:'), secretArn },
      says: 'expected the ARN of an RDS cluster',
    },
    {
      context: { clusterArn, secretArn: secretArn.slice(0, -7) },
      says: 'expected the whole ARN of a secret, with the six random characters at its end',
    },
    {
      context: { clusterArn, secretArn: secretArn.replace('ap-south-1', 'us-east-1') },
      says: 'context secretArn is in us-east-1:123456789012: expected ap-south-1:123456789012, as clusterArn',
    },
    {
      context: { secretKeyArn },
      says: 'context secretArn is missing: expected it beside secretKeyArn',
    },
    {
      context: { clusterArn, secretArn, secretKeyArn: 'arn:aws:kms:ap-south-1:123456789012:alias/host' },
      says: 'expected the ARN of a KMS key, not of an alias',
    },
    {
      context: { clusterArn, secretArn, secretKeyArn: secretKeyArn.replace('ap-south-1', 'us-east-1') },
      says: 'context secretKeyArn is in us-east-1: expected ap-south-1, as secretArn',
    },
    {
      context: { issuerUrl: 'https://login.example.com' },
      says: 'context audience is missing: expected it beside issuerUrl',
    },
    { context: { audience: 'page' }, says: 'context issuerUrl is missing: expected it beside audience' },
    {
      context: { issuerOrigins: 'https://tokens.example.com' },
      says: 'context issuerUrl is missing: expected it beside issuerOrigins',
    },
    ...[
      'tokens.example.com',
      'https://a.example/',
      'https://a.example, https://b.example',
      "https://a;x 'self'",
    ].map((issuerOrigins) => ({
      context: { issuerUrl: 'https://login.example.com', audience: 'page', issuerOrigins },
      says: `context issuerOrigins is "${issuerOrigins}": expected origins with a comma between them`,
    })),
    ...[
      'http://login.example.com',
      'login.example.com',
      'https://',
      'https://login.example.com ',
      'https://login.example.com?tenant=1',
      'https://login.example.com#',
      'https://me@login.example.com',
    ].map((issuerUrl) => ({
      context: { issuerUrl, audience: 'page' },
      says: `context issuerUrl is "${issuerUrl}": expected the issuer exactly as its tokens state it`,
    })),
    ...['', ',page', 'page,', 'page,,tool', 'page, tool'].map((audience) => ({
      context: { issuerUrl: 'https://login.example.com', audience },
      says: `context audience is "${audience}": expected client ids with a comma between them`,
    })),
    { context: { databaseName: 'mlm;drop' }, says: 'context databaseName is "mlm;drop": expected a letter' },
    {
      context: { schedule: '0 2 * * *' },
      says: 'context schedule is "0 2 * * *": expected cron(…) or rate(…)',
    },
    { context: { runs: 'no' }, says: 'context runs is "no": expected on or off' },
    { context: { timezone: 'Asia/Kolkatta' }, says: 'expected an IANA time zone such as Asia/Kolkata' },
    ...['0', '1001', '2.5', 'many'].map((payoutConcurrency) => ({
      context: { payoutConcurrency },
      says: `context payoutConcurrency is "${payoutConcurrency}": expected a whole number from 1 to 1000`,
    })),
    { context: { alarmEmail: 'ops' }, says: 'context alarmEmail is "ops": expected an e-mail address' },
    { context: { databaseName: true }, says: 'context databaseName is true: expected a letter' },
    {
      context: { clusterArm: clusterArn },
      says: 'context clusterArm is unknown: expected one of clusterArn, secretArn',
    },
  ])('$says', ({ context, says }) => {
    expect(() => read(context)).toThrow(says);
  });
});
