import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInProcess } from '../../unit/cli/run-in-process.ts';

/** STS and Lambda as AWS has them; the local stack has no identities. */
let servers: Server[] = [];
let received: Record<string, unknown>[] = [];

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const lambda: RequestListener = async (request, response) => {
  received.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
  response.end('{"outcome":"unchanged","changes":[],"warnings":[]}');
};

const identity =
  (arn: string): RequestListener =>
  (request, response) => {
    request.resume();
    response.setHeader('content-type', 'text/xml');
    response.end(
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  };

const expired: RequestListener = (request, response) => {
  request.resume();
  response.writeHead(403, { 'content-type': 'text/xml' });
  response.end(
    '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token is expired</Message></Error></ErrorResponse>',
  );
};

beforeEach(async () => {
  received = [];
  vi.stubEnv('AWS_REGION', 'ap-south-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', await serve(lambda));
});
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
  servers = [];
});

const set = async (sts: RequestListener) => {
  vi.stubEnv('AWS_ENDPOINT_URL_STS', await serve(sts));
  return runInProcess('settings', 'set', 'enabled', '1', '--reason', 'go live', '--function=ops');
};

describe('a change made in AWS', () => {
  it('states the identity that AWS knows', async () => {
    const arn = 'arn:aws:sts::123456789012:assumed-role/Ops/om@example.in';
    expect(await set(identity(arn))).toMatchObject({ code: 0, stderr: '' });
    expect(received).toEqual([
      { command: 'settings.set', args: { settings: { enabled: '1' } }, reason: 'go live', actor: arn },
    ]);
  });

  it('states the end of an identity that is too long for the record', async () => {
    await set(identity(`arn:aws:iam::123456789012:user/${'department/'.repeat(20)}om`));
    const actor = String(received[0]?.['actor']);
    expect(actor).toMatch(/^….*department\/om$/);
    expect(actor).toHaveLength(178);
  });

  it('is not made where AWS does not say who asks', async () => {
    const { code, stderr } = await set(expired);
    expect({ code, received }).toEqual({ code: 2, received: [] });
    expect(stderr).toMatch(
      /^payouts: NotInvoked: AWS did not say who you are: .*expired.*\nNothing ran\. Check the AWS credentials/,
    );
  });
});

describe('an answer of another version', () => {
  it('is shown as it is', async () => {
    vi.stubEnv(
      'AWS_ENDPOINT_URL_LAMBDA',
      await serve((_, response) => response.end('{"outcome":"postponed"}')),
    );
    const { code, stderr } = await set(identity('arn:aws:iam::123456789012:user/om'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/AnswerUnknown: .* a form this version does not know: \{"outcome":"postponed"\}/);
  });
});
