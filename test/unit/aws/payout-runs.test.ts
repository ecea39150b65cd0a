import { setTimeout } from 'node:timers/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { openPayoutRuns } from '../../../shared/aws/payout-runs.ts';
import { mockedLambda, payloadOf, said } from './mocked-lambda.ts';

const { lambda, attempts } = mockedLambda();

describe('a dry run that is waited for', () => {
  const ask = (milliseconds = 60_000) => openPayoutRuns('payout').ask({ dryRun: true }, milliseconds);

  it('is asked for once, and given up when its time is over', async () => {
    lambda.on(InvokeCommand).callsFake(async () => {
      await setTimeout(30);
      throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
    });
    expect(await ask(5)).toEqual({ kind: 'timed_out' });
    expect(await attempts()).toEqual([1]);
  });

  it('that could not be asked for is no late one', async () => {
    const thrown = said('TooManyRequestsException', 429);
    lambda.on(InvokeCommand).rejects(thrown);
    await expect(ask()).rejects.toBe(thrown);
  });

  it.each([
    {
      body: '{"errorType":"InvalidInput","errorMessage":"why"}',
      errorType: 'InvalidInput',
      errorMessage: 'why',
    },
    { body: '{}', errorType: 'unnamed', errorMessage: '' },
    { body: 'null', errorType: 'unnamed', errorMessage: '' },
  ])('that failed is told under its name: $body', async ({ body, ...failure }) => {
    lambda.on(InvokeCommand).resolves({ FunctionError: 'Unhandled', ...payloadOf(body) });
    expect(await ask()).toEqual({ kind: 'failed', ...failure });
  });

  it.each([
    { given: 'half of it', body: '{"outcome":"preview","runKey":"asha' },
    { given: 'nothing', body: '' },
  ])('whose answer is $given says that, and quotes nothing of it', async ({ body }) => {
    lambda.on(InvokeCommand).resolves(body ? payloadOf(body) : {});
    await expect(ask()).rejects.toThrow(/^the payout function answered \d+ bytes that are no JSON$/);
  });
});
