import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';

/** Services of AWS as they behave on bad days, which the local stack has none of. */
let servers: Server[] = [];
let requests = 0;

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const stackWith =
  (outputs: string): RequestListener =>
  (_, response) => {
    response.setHeader('content-type', 'text/xml');
    response.end(
      `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>s</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-22T00:00:00Z</CreationTime><Outputs>${outputs}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
  };

const noStack: RequestListener = (_, response) => {
  response.writeHead(400, { 'content-type': 'text/xml' });
  response.end(
    '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id trial does not exist</Message></Error></ErrorResponse>',
  );
};

const refusal =
  (status: number, name: string, message: string): RequestListener =>
  (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name });
      response.end(JSON.stringify({ message }));
    });
  };

beforeEach(() => {
  requests = 0;
  vi.stubEnv('AWS_REGION', 'ap-south-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
});
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
  servers = [];
});

const runAgainst = async (lambda: RequestListener, ...argv: string[]) => {
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', await serve(lambda));
  return runInProcess('run', '--function=f', ...argv);
};

describe('an answer that is lost', () => {
  const cutOff: RequestListener = (request) => request.resume().on('end', () => request.socket.destroy());

  it.each([
    ['cut off', cutOff],
    ['an error of Lambda itself', refusal(500, 'ServiceException', 'internal')],
  ])('(%s) is not retried: it exits 2 with the command that finds out', async (_, lambda) => {
    const { code, stderr } = await runAgainst(lambda, '--run-key=k', '--max-items=5');
    expect({ code, requests }).toEqual({ code: 2, requests: 1 });
    expect(stderr).toMatch(/AnswerLost: f in AWS was invoked, but its answer was lost/);
    expect(stderr).toMatch(
      /never makes a second batch: infra\/cli\/payouts run --max-items=5 --run-key=k --function=f\n$/,
    );
  });

  it('of a dry run needs no finding out', async () => {
    const { code, stderr } = await runAgainst(cutOff, '--dry-run');
    expect(code).toBe(2);
    expect(stderr).toMatch(/a dry run writes nothing: infra\/cli\/payouts run --dry-run --function=f\n$/);
  });

  it('in a form of another version is shown as it is', async () => {
    const { code, stderr } = await runAgainst((_, response) => response.end('{"outcome":"postponed"}'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/a form this version does not know: \{"outcome":"postponed"\}/);
  });
});

describe('a function that never started', () => {
  it.each([
    {
      status: 404,
      name: 'ResourceNotFoundException',
      says: /no function f in AWS\nNothing ran\. Check --function/,
    },
    {
      status: 403,
      name: 'AccessDeniedException',
      says: /AccessDeniedException: why\nNothing ran\. Your IAM identity/,
    },
    { status: 403, name: 'ExpiredTokenException', says: /Nothing ran\. Check the AWS credentials/ },
    { status: 429, name: 'TooManyRequestsException', says: /Nothing ran\. Too much runs at once/ },
  ])('is reported as such: $name', async ({ status, name, says }) => {
    const { code, stderr } = await runAgainst(refusal(status, name, 'why'));
    expect({ code, requests }).toEqual({ code: 2, requests: 1 });
    expect(stderr).toMatch(/payouts: NotInvoked: /);
    expect(stderr).toMatch(says);
  });

  it('as nobody listens', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', 'http://127.0.0.1:9');
    const { code, stderr } = await runInProcess('run', '--function=f', '--json');
    expect(code).toBe(2);
    expect(stderr).toMatch(/ECONNREFUSED.*\nNothing ran\. Check the network/);
  });

  it('as there are no credentials', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    const { code, stderr } = await runInProcess('run', '--function=f');
    expect(code).toBe(2);
    expect(stderr).toMatch(/CredentialsProviderError.*\nNothing ran\. Check the AWS credentials/);
  });

  it('as no local stack was started', async () => {
    vi.stubEnv('PAYOUT_STATE', '/nowhere');
    const { code, stderr } = await runInProcess('run', '--local');
    expect(code).toBe(2);
    expect(stderr).toMatch(/no local stack: \/nowhere\/env does not exist.*\nStart one with npm start/);
  });

  it('as the local stack has stopped since', async () => {
    const state = mkdtempSync(join(tmpdir(), 'payouts-stopped-'));
    writeEnvFile(state, {
      AWS_REGION: 'ap-south-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:9',
    });
    vi.stubEnv('PAYOUT_STATE', state);
    const { code, stderr } = await runInProcess('run', '--local');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /payout in the local stack of .*ECONNREFUSED.*\nNothing ran\. Is it still running\?/,
    );
    rmSync(state, { recursive: true });
  });
});

describe('the stack', () => {
  it('names the function in its output PayoutFunction', async () => {
    const output = '<member><OutputKey>PayoutFunction</OutputKey><OutputValue>the-one</OutputValue></member>';
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', await serve(stackWith(output)));
    vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', await serve(refusal(404, 'ResourceNotFoundException', 'x')));
    const { code, stderr } = await runInProcess('run', '--stack=trial');
    expect(code).toBe(2);
    expect(stderr).toMatch(/Invoking the-one in AWS, stack trial; run key cli\//);
  });

  it.each([
    { given: 'does not exist', reply: noStack, says: /no stack trial in this AWS account and region\n/ },
    { given: 'is another', reply: stackWith(''), says: /stack trial has no output PayoutFunction\n/ },
  ])('that $given is named, and --function offered', async ({ reply, says }) => {
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', await serve(reply));
    const { code, stderr } = await runInProcess('run', '--stack', 'trial');
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/or --function NAME/);
  });
});
