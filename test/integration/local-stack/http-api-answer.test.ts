import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { doing, sendToApi } from './send-to-api.ts';

let fixture: FixtureStack;

beforeAll(async () => {
  fixture = await startFixtureStack();
});
afterAll(() => fixture.discard());

const send = sendToApi(() => fixture.stack);

describe('the answer', () => {
  it('has the status, headers, cookies and bytes that the function gave', async () => {
    const answer = {
      statusCode: 201,
      headers: { 'Content-Type': 'application/pdf', 'X-Count': 7, 'content-length': '1' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: Buffer.from('₹').toString('base64'),
      isBase64Encoded: true,
    };
    const { status, headers, text } = await send('/open/x', doing({ answer }));
    expect({ status, text }).toEqual({ status: 201, text: '₹' });
    expect([headers.get('content-type'), headers.get('x-count'), headers.getSetCookie()]).toEqual([
      'application/pdf',
      '7',
      ['a=1; Path=/', 'b=2'],
    ]);
    expect(headers.get('apigw-requestid')).toMatch(/^[\w-]{36}$/);
  });

  it.each([
    { answer: { outcome: 'plain' }, text: '{"outcome":"plain"}' },
    { answer: 'said', text: 'said' },
    { answer: null, text: 'null' },
    { answer: [1], text: '[1]' },
  ])('is 200 with all of $answer when there is no statusCode', async ({ answer, text }) => {
    const reply = await send('/open/x', doing({ answer }));
    expect({ status: reply.status, text: reply.text }).toEqual({ status: 200, text });
    expect(reply.headers.get('content-type')).toBe('application/json');
  });

  it.each([
    { given: 'a function that failed', what: { fail: true } },
    { given: 'a status of words', what: { answer: { statusCode: 'OK' } } },
    { given: 'a status that is none', what: { answer: { statusCode: 42 } } },
    { given: 'a body that is no text', what: { answer: { statusCode: 200, body: { a: 1 } } } },
    { given: 'headers in a list', what: { answer: { statusCode: 200, headers: { a: ['b'] } } } },
    { given: 'an answer above six megabytes', what: { bytes: 6_300_000 } },
  ])('to $given is 500 and tells nothing', async ({ what }) => {
    const { status, text } = await send('/open/x', doing(what));
    expect({ status, text }).toEqual({ status: 500, text: '{"message":"Internal Server Error"}' });
  });

  it('is 500 where the function has not let API Gateway in', async () => {
    expect(await send('/not-let-in')).toMatchObject({ status: 500 });
    expect(fixture.stack.lambda.invocations.map(({ functionName }) => functionName)).not.toContain('notice');
  });

  it('is 503 when the function takes longer than the integration waits', async () => {
    const { status, text } = await send('/slow', doing({ milliseconds: 2_000 }));
    expect({ status, text }).toEqual({ status: 503, text: '{"message":"Service Unavailable"}' });
  });

  it('is 503 while the function is at its concurrency', async () => {
    const replies = await Promise.all([send('/busy'), send('/busy'), send('/busy')]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 503, 503]);
  });

  it.each([
    { given: 'a body above ten megabytes', bytes: 10_485_761 },
    { given: 'an event above six megabytes', bytes: 6_291_456 },
  ])('to $given is 413', async ({ bytes }) => {
    const { status, text } = await send('/open/x', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'x'.repeat(bytes),
    });
    expect({ status, text }).toEqual({ status: 413, text: '{"message":"Request Entity Too Large"}' });
  });
});
