import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInProcess } from '../../unit/cli/run-in-process.ts';

const ISSUER = 'https://cognito-idp.ap-south-1.amazonaws.com/ap-south-1_Example';

let servers: Server[] = [];
let asked: Record<string, unknown>[] = [];

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const answering =
  (xml: string): RequestListener =>
  (request, response) => {
    request.resume();
    response.setHeader('content-type', 'text/xml');
    response.end(xml);
  };

const output = (key: string, value: string) =>
  `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;

const cloudFormation = answering(
  `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>s</StackName><Outputs>${output('OpsFunction', 'ops')}${output('IssuerUrl', ISSUER)}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
);
const sts = answering(
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/om</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
);
const lambda: RequestListener = async (request, response) => {
  asked.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
  response.end('{"outcome":"added","approvers":[],"recounted":[]}');
};

beforeEach(async () => {
  asked = [];
  vi.stubEnv('AWS_REGION', 'ap-south-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', await serve(lambda));
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', await serve(cloudFormation));
  vi.stubEnv('AWS_ENDPOINT_URL_STS', await serve(sts));
});
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
  servers = [];
});

const add = (issuer: string, ...more: string[]) =>
  runInProcess(
    ...['approvers', 'add', '--user-id=1', `--issuer=${issuer}`, '--subject=asha', '--roles=approver'],
    ...['--reason=joined', ...more],
  );

describe('payouts approvers add', () => {
  it('entitles a sign-in of the issuer of the stack', async () => {
    expect(await add(ISSUER)).toMatchObject({ code: 0, stderr: '' });
    expect(asked).toHaveLength(1);
  });

  it.each([`${ISSUER}/`, 'https://login.example.com'])('refuses another: %s', async (issuer) => {
    expect(await add(issuer)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        `payouts: InvalidInput: --issuer is "${issuer}": expected ${ISSUER}, exactly so, as people of this stack sign in there\n` +
        'Nothing was invoked. To entitle a sign-in of another issuer all the same, as before a change of the identity provider, add --other-issuer.\n',
    });
    expect(asked).toEqual([]);
  });

  it('takes another that is meant, and never sends that it was', async () => {
    expect(await add('https://login.example.com', '--other-issuer')).toMatchObject({ code: 0 });
    expect(asked).toMatchObject([
      { command: 'approvers.add', args: { issuer: 'https://login.example.com' } },
    ]);
  });

  it('asks no stack where the function is named: what signs in beside it is not known', async () => {
    expect(await add('https://login.example.com', '--function=ops')).toMatchObject({ code: 0 });
  });

  it('says what is wrong with the rest before it looks for the stack', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', 'http://127.0.0.1:1');
    expect(await add('cognito')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/--issuer is "cognito"/),
    });
  });
});
