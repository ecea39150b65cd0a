import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { type Invoke, invokeWith } from './invoke-with.ts';

let fixture: FixtureStack;
let lambda: LambdaClient;
let invoke: Invoke;

beforeAll(async () => {
  fixture = await startFixtureStack();
  lambda = new LambdaClient(fixture.client('LAMBDA'));
  invoke = invokeWith(lambda);
});
afterAll(() => fixture.discard());

describe('a function', () => {
  it('answers with what its handler returns, and learns its context', async () => {
    const { body, StatusCode, FunctionError, ExecutedVersion, $metadata } = await invoke('payout', {
      action: 'echo',
    });
    expect({ StatusCode, FunctionError, ExecutedVersion }).toEqual({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
    });
    expect(body).toMatchObject({
      event: { action: 'echo' },
      requestId: $metadata.requestId,
      arn: 'arn:aws:lambda:ap-south-1:000000000000:function:payout',
      memory: '256',
    });
    expect(body.remaining).toBeGreaterThan(0);
    expect(body.remaining).toBeLessThanOrEqual(3000);
  });

  it('stays warm', async () => {
    const first = await invoke('payout');
    const second = await invoke('payout');
    expect(second.body.pid).toBe(first.body.pid);
    expect(second.body.invocations).toBe(first.body.invocations + 1);
  });

  it.each([
    'arn:aws:lambda:ap-south-1:000000000000:function:payout',
    'arn:aws:lambda:ap-south-1:000000000000:function:payout:live',
    '000000000000:function:payout',
    'payout:$LATEST',
  ])('answers to %s', async (name) => {
    expect((await invoke(name)).FunctionError).toBeUndefined();
  });

  it('receives {} for no payload, and null is what it returns for nothing', async () => {
    const reply = await lambda.send(new InvokeCommand({ FunctionName: 'payout', Qualifier: 'live' }));
    expect(JSON.parse(reply.Payload?.transformToString() ?? '')).toMatchObject({ event: {} });
    expect((await invoke('payout', { action: 'nothing' })).body).toBeNull();
  });

  it("sees Lambda's variables, the template's and the endpoints, and none of ours", async () => {
    process.env['SECRET_OF_THE_PARENT'] = 'x';
    const { body } = await invoke('payout', { action: 'env' });
    expect(body).toMatchObject({
      AWS_LAMBDA_FUNCTION_NAME: 'payout',
      AWS_REGION: 'ap-south-1',
      GREETING: 'hello from mlm-payouts in ap-south-1',
      AWS_ENDPOINT_URL_LAMBDA: fixture.stack.env['AWS_ENDPOINT_URL_LAMBDA'],
      AWS_ACCESS_KEY_ID: functionAccessKeyId('payout'),
    });
    expect(body).not.toHaveProperty('SECRET_OF_THE_PARENT');
    expect(body).not.toHaveProperty('HOME');
  });

  it('returns the tail of its log when asked, and its log is kept', async () => {
    const { LogResult } = await invoke('payout', { note: 'tail me' }, { LogType: 'Tail' });
    const tail = Buffer.from(LogResult ?? '', 'base64').toString();
    expect(tail).toMatch(
      /^START RequestId: \S+ Version: \$LATEST\nhandling {"note":"tail me"}\nEND RequestId/,
    );
    expect(fixture.stack.lambda.logs('payout')).toContain(tail);
  });

  it('is not run by a dry run', async () => {
    const before = fixture.stack.lambda.invocations.length;
    expect((await invoke('payout', {}, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
    expect(fixture.stack.lambda.invocations).toHaveLength(before);
  });
});

describe('concurrent invocations', () => {
  it('get environments of their own', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => invoke('payout', { action: 'sleep', milliseconds: 300 })),
    );
    expect(new Set(replies.map(({ body }) => body.pid)).size).toBe(3);
  });

  it('beyond the reserved concurrency are throttled', async () => {
    const replies = await Promise.allSettled([invoke('worker'), invoke('worker')]);
    expect(replies).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { name: 'TooManyRequestsException' } },
    ]);
  });
});

describe('an invocation is refused', () => {
  it.each([
    { given: 'an unknown function', name: 'payuot', payload: '{}', error: 'ResourceNotFoundException' },
    {
      given: 'what is no JSON',
      name: 'payout',
      payload: '{"dryRun":',
      error: 'InvalidRequestContentException',
    },
    {
      given: 'more than six megabytes',
      name: 'payout',
      payload: `"${'x'.repeat(6_300_000)}"`,
      error: 'RequestTooLargeException',
    },
  ])('for $given with $error', async ({ name, payload, error }) => {
    const sent = lambda.send(new InvokeCommand({ FunctionName: name, Payload: payload }));
    await expect(sent).rejects.toMatchObject({ name: error });
  });

  it.each([
    {
      given: 'a function whose role may not invoke',
      key: functionAccessKeyId('notice'),
      error: 'AccessDeniedException',
    },
    { given: 'a key nobody gave out', key: 'AKIAUNKNOWN', error: 'UnrecognizedClientException' },
  ])('to $given', async ({ key, error }) => {
    const stranger = new LambdaClient(fixture.client('LAMBDA', key));
    await expect(stranger.send(new InvokeCommand({ FunctionName: 'payout' }))).rejects.toMatchObject({
      name: error,
    });
  });
});
