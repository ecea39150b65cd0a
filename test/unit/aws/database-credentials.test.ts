import {
  GetSecretValueCommand,
  SecretsManagerClient,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readUserCredentials } from '../../../shared/aws/read-user-credentials.ts';
import { timedOut } from './sdk-errors.ts';

const secrets = mockClient(SecretsManagerClient);
beforeEach(() => secrets.reset());
// A worker runs many files: the next one needs the client as it is.
afterAll(() => secrets.restore());

const [payout, ops] = ['arn:aws:secretsmanager:x:1:secret:payout', 'arn:aws:secretsmanager:x:1:secret:ops'];
const secretOf = (username: string, password: string) => ({
  SecretString: JSON.stringify({ username, password }),
});
const said = (name: string, httpStatusCode: number) =>
  new SecretsManagerServiceException({
    name,
    message: 'why',
    $fault: 'client',
    $metadata: { httpStatusCode },
  });

/** What the caller is told; it must never hold what a secret holds. */
const toldOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => expect.unreachable(),
    (error: Error) => `${error.name}: ${error.message}${error.cause ? `; ${error.cause}` : ''}`,
  );

it('are read anew each time: a password may have been rotated since', async () => {
  const found = secrets.on(GetSecretValueCommand, { SecretId: payout });
  found.resolvesOnce(secretOf('payout_fn', 'old')).resolves(secretOf('payout_fn', 'new'));
  secrets.on(GetSecretValueCommand, { SecretId: ops }).resolves(secretOf('ops_fn', 'same'));
  const arns = { payout, ops };
  expect(await readUserCredentials(arns)).toMatchObject({ payout: { password: 'old' } });
  expect(await readUserCredentials(arns)).toEqual({
    payout: { username: 'payout_fn', password: 'new' },
    ops: { username: 'ops_fn', password: 'same' },
  });
});

describe('a secret that cannot be read', () => {
  it.each([
    { given: 'throttled', thrown: said('ThrottlingException', 400), because: 'ThrottlingException: why' },
    {
      given: 'expired credentials',
      thrown: said('ExpiredTokenException', 400),
      because: 'ExpiredTokenException: why',
    },
    {
      given: 'gone',
      thrown: said('ResourceNotFoundException', 400),
      because: 'ResourceNotFoundException: why',
    },
    { given: 'no answer in time', thrown: timedOut(), because: 'TimeoutError: @smithy/node-http-handler' },
  ])('$given: which one, why, and what to do', async ({ thrown, because }) => {
    secrets.on(GetSecretValueCommand, { SecretId: payout }).resolves(secretOf('payout_fn', 'kept'));
    secrets.on(GetSecretValueCommand, { SecretId: ops }).rejects(thrown);
    const told = await toldOf(readUserCredentials({ payout, ops }));
    expect(told).toContain(
      `SecretUnreadable: the secret ${ops} of a database user could not be read (${because}`,
    );
    expect(told).toContain('run this again');
    expect(told).not.toContain('kept');
  });

  it('is asked for by a client that repeats: reading twice does no harm', async () => {
    secrets.on(GetSecretValueCommand).resolves(secretOf('payout_fn', 'p'));
    await readUserCredentials({ payout });
    const clients = secrets
      .commandCalls(GetSecretValueCommand)
      .map(({ thisValue }) => thisValue as SecretsManagerClient);
    expect(await Promise.all(clients.map(({ config }) => config.maxAttempts()))).toEqual([3]);
  });
});

describe('a secret that is no user', () => {
  it.each([
    { given: 'a password alone', SecretString: 'hunter2' },
    { given: 'JSON cut off', SecretString: '{"username":"payout_fn","password":"hunter2' },
    { given: 'a text', SecretString: '"hunter2"' },
    { given: 'null', SecretString: 'null' },
    { given: 'a list', SecretString: '["hunter2"]' },
    { given: 'no password', SecretString: '{"username":"payout_fn"}' },
    { given: 'an empty password', SecretString: '{"username":"payout_fn","password":""}' },
    { given: 'a number for a password', SecretString: '{"username":"payout_fn","password":2}' },
    { given: 'an answer without one', SecretString: undefined },
  ])('$given: is named, with what is expected and not what it holds', async ({ SecretString }) => {
    secrets.on(GetSecretValueCommand).resolves(SecretString === undefined ? {} : { SecretString });
    const told = await toldOf(readUserCredentials({ payout }));
    expect(told).toBe(
      `SecretUnreadable: the secret ${payout} is no database user: expected JSON with "username" and "password", both text`,
    );
  });
});
