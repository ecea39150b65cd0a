import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entitlePeople } from '../../../infra/local/demo/entitle-people.ts';
import { fillDemo } from '../../../infra/local/demo/fill-demo.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { readTemplate } from '../../support/read-template.ts';
import { runCliProcess } from './run-cli-process.ts';
import { stateFolderOf } from './state-folder-of.ts';

let company: PayoutStack;
let folder: ReturnType<typeof stateFolderOf>;

beforeAll(async () => {
  company = await startPayoutStack();
  await fillDemo(company.stack.database, 0, new Date());
  await entitlePeople(company.stack.database, company.stack.env['PAYOUT_ISSUER_URL'] ?? '');
  folder = stateFolderOf(company);
});
afterAll(async () => {
  await company.discard();
  folder.remove();
});

const payouts = (...argv: string[]) => runCliProcess(argv, { PAYOUT_STATE: folder.state });

const batchesAs = async (token: string) => {
  const url = `${company.stack.env['PAYOUT_API_URL']}/admin/payouts/api/batches`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.json() };
};

describe('payouts token', () => {
  it('prints a token, and nothing else, that opens the API as that person', async () => {
    const { code, stdout, stderr } = await payouts('token', '--as=asha');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(decodeJwt(stdout)).toMatchObject({
      iss: company.stack.env['PAYOUT_ISSUER_URL'],
      sub: 'asha',
      token_use: 'access',
      scope: 'openid payouts/read payouts/act',
    });
    expect(await batchesAs(stdout.trim())).toEqual({ status: 200, body: { items: [], nextCursor: null } });
  });

  it('signs in whoever has no role, too: the API then says what is missing', async () => {
    const { stdout } = await payouts('token', '--as', 'nil', '--local', '--json');
    const { person, accessToken, expiresInSeconds } = JSON.parse(stdout);
    expect({ person, expiresInSeconds }).toEqual({ person: 'nil', expiresInSeconds: 3600 });
    expect(await batchesAs(accessToken)).toMatchObject({
      status: 403,
      body: { type: '/problems/not-entitled' },
    });
  });

  it('says so when the stack has stopped', async () => {
    const stopped = await startPayoutStack({ migrated: false });
    const its = stateFolderOf(stopped);
    await stopped.discard();
    const { code, stdout, stderr } = await runCliProcess(['token', '--as=om'], { PAYOUT_STATE: its.state });
    its.remove();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^payouts: NotInvoked: nobody answers at the local issuer http:\/\/127\.0\.0\.1:\d+ \(.*ECONNREFUSED.*\)\nIs the stack still running\?/,
    );
  });
});

describe('the synthesized template', () => {
  it('names what listens on this machine, in its outputs and to its functions', () => {
    const { reader, httpApi, functions } = readTemplate();
    expect([reader.output('ApiUrl'), reader.output('IssuerUrl'), reader.output('ClientId')]).toEqual([
      'http://127.0.0.1:1',
      'http://127.0.0.1:1',
      'local-payouts',
    ]);
    expect(httpApi.clientId).toBe('local-payouts');
    expect(JSON.stringify(functions.map(({ environment }) => environment))).not.toContain('cognito-idp');
  });

  it('lets in a token with the right scope, and no other', async () => {
    const asha = await company.stack.signToken({ sub: 'asha', scope: 'openid payouts/read' });
    expect(await batchesAs(asha)).toMatchObject({ status: 200 });
    const none = await company.stack.signToken({ sub: 'asha', scope: 'openid' });
    expect(await batchesAs(none)).toEqual({ status: 403, body: { message: 'Forbidden' } });
    expect(await batchesAs('none')).toEqual({ status: 401, body: { message: 'Unauthorized' } });
  });
});
