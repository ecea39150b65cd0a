import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';

let fixture: FixtureStack;
let lambda: LambdaClient;
let sqs: SQSClient;

beforeAll(async () => {
  fixture = await startFixtureStack();
  lambda = new LambdaClient(fixture.client('LAMBDA'));
  sqs = new SQSClient(fixture.client('SQS'));
});
afterAll(() => fixture.discard());

const receive = async (queueName: string) => {
  const command = new ReceiveMessageCommand({
    QueueUrl: fixture.stack.queueUrl(queueName),
    WaitTimeSeconds: 5,
    MessageAttributeNames: ['All'],
  });
  const [message] = (await sqs.send(command)).Messages ?? [];
  return { body: JSON.parse(message?.Body ?? 'null'), attributes: message?.MessageAttributes };
};

const attemptsOf = (requestId: string | undefined) =>
  fixture.stack.lambda.invocations.filter((invocation) => invocation.requestId === requestId);

describe('an event', () => {
  it('is accepted at once, and handled once when that succeeds', async () => {
    const event = { FunctionName: 'payout', InvocationType: 'Event', Payload: '{}' } as const;
    const { StatusCode, $metadata } = await lambda.send(new InvokeCommand(event));
    expect(StatusCode).toBe(202);
    await expect
      .poll(() => attemptsOf($metadata.requestId), { timeout: 10_000 })
      .toMatchObject([{ type: 'Event' }]);
  });

  it('is tried three times under one request id, then goes to the on-failure queue', async () => {
    const payload = JSON.stringify({ action: 'fail' });
    const event = { FunctionName: 'payout', InvocationType: 'Event', Payload: payload } as const;
    const { $metadata } = await lambda.send(new InvokeCommand(event));
    const { body } = await receive('Failed');
    expect(attemptsOf($metadata.requestId)).toHaveLength(3);
    expect(body).toMatchObject({
      version: '1.0',
      requestContext: {
        requestId: $metadata.requestId,
        functionArn: 'arn:aws:lambda:ap-south-1:000000000000:function:payout:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { action: 'fail' },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'SchemaMismatch', errorMessage: 'the row does not fit' },
    });
  });

  it('larger than a megabyte is refused', async () => {
    const event = {
      FunctionName: 'payout',
      InvocationType: 'Event',
      Payload: `"${'x'.repeat(1_050_000)}"`,
    } as const;
    await expect(lambda.send(new InvokeCommand(event))).rejects.toMatchObject({
      name: 'RequestTooLargeException',
    });
  });
});

describe('a schedule', () => {
  it('fires with its context attributes filled in', async () => {
    const fired = await fixture.stack.scheduler.fire('nightly', new Date('2026-11-22T20:30:00Z'));
    if (fired.kind !== 'invoked') throw new Error(fired.reason);
    expect(JSON.parse(fired.outcome.result.payload).event).toEqual({
      scheduleName: 'nightly',
      scheduledTime: '2026-11-22T20:30:00Z',
      scheduleArn: 'arn:aws:scheduler:ap-south-1:000000000000:schedule/default/nightly',
      executionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      attempt: '1',
    });
  });

  it('whose role may not invoke its target leaves the event in the dead-letter queue', async () => {
    const fired = await fixture.stack.scheduler.fire('forbidden', new Date('2026-11-22T20:30:00Z'));
    expect(fired.kind).toBe('undeliverable');
    const { body, attributes } = await receive('Undelivered');
    expect(body).toMatchObject({ scheduleName: 'forbidden' });
    expect(attributes).toMatchObject({ ERROR_CODE: { StringValue: 'AccessDeniedException' } });
  });

  it('nobody has heard of is named, with those that exist', async () => {
    await expect(fixture.stack.scheduler.fire('nigthly', new Date())).rejects.toThrow(
      'no schedule nigthly: the template has nightly, forbidden.',
    );
  });
});
