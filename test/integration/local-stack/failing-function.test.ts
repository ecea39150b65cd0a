import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { type Invoke, invokeWith } from './invoke-with.ts';

let fixture: FixtureStack;
let invoke: Invoke;

beforeAll(async () => {
  fixture = await startFixtureStack();
  invoke = invokeWith(new LambdaClient(fixture.client('LAMBDA')));
});
afterAll(() => fixture.discard());

describe('a failing function', () => {
  it.each([
    {
      given: 'a thrown error',
      name: 'payout',
      event: { action: 'fail' },
      errorType: 'SchemaMismatch',
      message: /^the row does not fit$/,
    },
    {
      given: 'an exit',
      name: 'payout',
      event: { action: 'exit' },
      errorType: 'Runtime.ExitError',
      message: /^RequestId: \S+ Error: Runtime exited with error: exit status 3$/,
    },
    {
      given: 'an error nobody catches',
      name: 'payout',
      event: { action: 'uncaught' },
      errorType: 'RangeError',
      message: /^nobody caught this$/,
    },
    {
      given: 'more time than it has',
      name: 'payout',
      event: { action: 'sleep', milliseconds: 5000 },
      errorType: 'Sandbox.Timedout',
      message: /^RequestId: \S+ Error: Task timed out after 3\.00 seconds$/,
    },
    {
      given: 'too large an answer',
      name: 'payout',
      event: { action: 'large', bytes: 6_300_000 },
      errorType: 'Function.ResponseSizeTooLarge',
      message: /6291556 bytes/,
    },
    {
      given: 'an error while loading',
      name: 'broken',
      event: {},
      errorType: 'Error',
      message: /^no region in the environment$/,
    },
    {
      given: 'a handler with three parameters',
      name: 'callback',
      event: {},
      errorType: 'Runtime.CallbackHandlerDeprecated',
      message: /removed support for callback-based/,
    },
  ])('reports $given as $errorType', async ({ name, event, errorType, message }) => {
    const { StatusCode, FunctionError, body } = await invoke(name, event);
    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(body).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
  });

  it('works again after each of them', async () => {
    await invoke('payout', { action: 'exit' });
    expect((await invoke('payout')).FunctionError).toBeUndefined();
  });

  it('killed in the middle says so, and the next invocation starts cold', async () => {
    const started = invoke('worker');
    await expect.poll(() => fixture.stack.lambda.logs('worker'), { timeout: 10_000 }).toContain('working');
    await fixture.stack.lambda.kill('worker');
    expect((await started).body.errorMessage).toMatch(/Runtime exited with error: signal: killed$/);
    expect((await invoke('worker')).body).toBeGreaterThan(0);
  });
});
