import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { openPayoutRuns } from '../../../shared/aws/payout-runs.ts';
import { openWorker } from '../../../shared/aws/worker.ts';
import { mockedLambda, payloadOf, said } from './mocked-lambda.ts';
import { hungUp, timedOut } from './sdk-errors.ts';

const { lambda, attempts } = mockedLambda();

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
