import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataApiOptions } from '../../../infra/local/data-api/start-data-api.ts';
import { aClient, aDataApi, aServer, failure, resourceArn, secretArn } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
afterAll(() => api.stop());

/** One call through an endpoint with other options. */
async function failureUnder(options: Partial<DataApiOptions>, client: Parameters<typeof aClient>[1] = {}) {
  const other = await api.open(options);
  return await failure(aClient(other.url, client).execute('SELECT 1')).finally(() => other.stop());
}

describe('authorisation', () => {
  const operations = [
    {
      operation: 'ExecuteStatement',
      call: (client: ReturnType<typeof aClient>) => client.execute('SELECT 1'),
    },
    {
      operation: 'BatchExecuteStatement',
      call: (client: ReturnType<typeof aClient>) => client.batch('DO 0'),
    },
    { operation: 'BeginTransaction', call: (client: ReturnType<typeof aClient>) => client.begin() },
    { operation: 'CommitTransaction', call: (client: ReturnType<typeof aClient>) => client.commit('x') },
    { operation: 'RollbackTransaction', call: (client: ReturnType<typeof aClient>) => client.rollback('x') },
  ];

  it.each(operations)('is asked for $operation, and for the secret', async ({ operation, call }) => {
    const asked: string[][] = [];
    const other = await api.open({ authorize: (...question) => asked.push(question) > 0 });
    await call(aClient(other.url)).catch(() => {});
    await other.stop();
    expect(asked).toEqual([
      ['AKIDTEST', `rds-data:${operation}`, resourceArn],
      ['AKIDTEST', 'secretsmanager:GetSecretValue', secretArn],
    ]);
  });

  it.each([
    { action: 'rds-data:ExecuteStatement', resource: resourceArn },
    { action: 'secretsmanager:GetSecretValue', resource: secretArn },
  ])('refused for $action names principal, action and resource', async ({ action, resource }) => {
    const refused = await failureUnder({ authorize: (_principal, asked) => asked !== action });
    expect(refused).toMatchObject({
      name: 'AccessDeniedException',
      status: 403,
      message: `User: AKIDTEST is not authorized to perform: ${action} on resource: ${resource}`,
    });
  });

  it.each([
    { authorization: undefined, type: 'MissingAuthenticationTokenException' },
    { authorization: 'Bearer x', type: 'IncompleteSignatureException' },
    {
      authorization: `AWS4-HMAC-SHA256 Credential=A/20261122/r/sns/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      type: 'InvalidSignatureException',
    },
  ])('needs a signature: $authorization is a $type', async ({ authorization, type }) => {
    const headers = authorization === undefined ? {} : { authorization };
    const reply = await fetch(`${api.url}/Execute`, { method: 'POST', body: '{}', headers });
    expect([reply.status, reply.headers.get('x-amzn-errortype')]).toEqual([403, type]);
  });

  it('is not enough for a cluster that is not there', async () => {
    const resource = resourceArn.toUpperCase();
    expect(await failureUnder({ resourceArn }, { resource })).toMatchObject({
      name: 'HttpEndpointNotEnabledException',
      message: `HttpEndpoint is not enabled for resource ${resource}`,
    });
  });
});

describe('the secret', () => {
  it.each([
    {
      given: 'unknown',
      secrets: () => undefined,
      name: 'SecretsErrorException',
      message: /can't find the specified secret/,
    },
    {
      given: 'without a user',
      secrets: () => ({ username: '', password: 'x' }),
      name: 'InvalidSecretException',
      message: /no username/,
    },
    {
      given: 'with an old password',
      secrets: () => ({ username: 'admin', password: 'old' }),
      name: 'DatabaseErrorException',
      message:
        /^Access denied for user 'admin'@'localhost' \(using password: YES\); Error code: 1045; SQLState: 28000$/,
    },
  ])('$given is a $name', async ({ secrets, name, message }) => {
    const refused = await failureUnder({ secrets });
    expect(refused).toMatchObject({ name, status: 400 });
    expect(refused.message).toMatch(message);
  });

  it('says who the database sees, from the next call on', async () => {
    await api.execute("CREATE USER reader@'%' IDENTIFIED BY 'one'");
    await api.execute("GRANT SELECT ON t.item TO reader@'%'");
    let password = 'one';
    const other = await api.open({ secrets: async () => ({ username: 'reader', password }) });
    const reader = aClient(other.url);
    expect((await reader.execute('SELECT CURRENT_USER()')).records).toEqual([[{ stringValue: 'reader@%' }]]);
    const refused = await failure(reader.execute('DELETE FROM t.item'));
    expect(refused.message).toMatch(
      /^DELETE command denied to user 'reader'.*; Error code: 1142; SQLState: 42000$/,
    );
    await api.execute("ALTER USER reader@'%' IDENTIFIED BY 'two'");
    expect((await failure(reader.execute('SELECT 1'))).message).toMatch(/Error code: 1045/);
    password = 'two';
    await reader.execute('SELECT 1');
    await other.stop();
  });

  it('of another caller does not open a transaction', async () => {
    const transactionId = await api.begin();
    const other = await api.open({ secrets: api.server.secrets });
    const stranger = aClient(api.url, { secret: `${secretArn}-other` });
    expect(await failure(stranger.commit(transactionId))).toMatchObject({ name: 'BadRequestException' });
    await other.stop();
    await api.commit(transactionId);
  });
});

it('a database that is down is unavailable, for a call and for an open transaction', async () => {
  const server = await aServer();
  const other = await api.open({ socketPath: server.socketPath, secrets: server.secrets });
  const client = aClient(other.url);
  const transactionId = await client.begin();
  await server.stop();
  const unavailable = { name: 'DatabaseUnavailableException', status: 504 };
  expect(await failure(client.execute('SELECT 1'))).toMatchObject(unavailable);
  expect(await failure(client.execute('SELECT 1', { transactionId }))).toMatchObject(unavailable);
  await other.stop();
});
