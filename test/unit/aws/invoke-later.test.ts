import { InvokeCommand, LambdaClient, LambdaServiceException } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openPayoutRuns } from '../../../shared/aws/payout-runs.ts';
import { openWorker } from '../../../shared/aws/worker.ts';
import { hungUp, timedOut } from './sdk-errors.ts';

const lambda = mockClient(LambdaClient);
beforeEach(() => lambda.reset());
// A worker runs many files: the next one needs the client as it is.
afterAll(() => lambda.restore());

const said = (name: string, httpStatusCode: number) =>
  new LambdaServiceException({ name, message: 'why', $fault: 'client', $metadata: { httpStatusCode } });
const attempts = () =>
  Promise.all(
    lambda
      .commandCalls(InvokeCommand)
      .map(({ thisValue }) => (thisValue as LambdaClient).config.maxAttempts()),
  );
const payloadOf = (text: string) => ({ Payload: new TextEncoder().encode(text) as never });

describe.each([
  { what: 'the worker', ask: () => openWorker('worker').ask({ command: 'settle', batchId: '42' }) },
  { what: 'a run', ask: () => openPayoutRuns('payout').start({ runKey: 'k' }) },
])('$what, asked for', ({ ask }) => {
  it('is taken once Lambda says 202', async () => {
    lambda.on(InvokeCommand).resolves({ StatusCode: 202 });
    await ask();
    expect(lambda.commandCalls(InvokeCommand)[0]?.args[0].input).toMatchObject({ InvocationType: 'Event' });
  });

  it.each([{ StatusCode: 200 }, { StatusCode: 200, ...payloadOf('<html>') }, {}])(
    'is not known to be taken by another answer: %j',
    async (answer) => {
      lambda.on(InvokeCommand).resolves(answer);
      await expect(ask()).rejects.toThrow(/^Lambda answered .*: expected 202$/);
    },
  );

  it.each([said('TooManyRequestsException', 429), said('ExpiredTokenException', 403), timedOut(), hungUp()])(
    '$name: is left to the SDK, which may repeat what does no harm twice, and thrown',
    async (thrown) => {
      lambda.on(InvokeCommand).rejects(thrown);
      await expect(ask()).rejects.toBe(thrown);
      expect(await attempts()).toEqual([3]);
    },
  );
});
