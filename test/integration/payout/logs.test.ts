import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { jsonLines, logSince } from '../../support/log-lines.ts';
import { openNoticeInbox } from '../../support/notice-inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await aBusyDay();
}, 90_000);
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

const FUNCTIONS = ['payout', 'notice', 'ops', 'migrate'];

const passwords = async (): Promise<string[]> => {
  const { env } = company.stack;
  const client = new SecretsManagerClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  });
  const { SecretList = [] } = await client.send(new ListSecretsCommand());
  const texts = await Promise.all(
    SecretList.map(
      async ({ ARN }) => (await client.send(new GetSecretValueCommand({ SecretId: ARN }))).SecretString,
    ),
  );
  client.destroy();
  return texts.map((text) => JSON.parse(text ?? '{}').password);
};

/** Runs of every outcome, failures of every kind, sent and refused notices, an operator's question. */
const aBusyDay = async (): Promise<void> => {
  const requestedBy = 'Zubin Secretwala <zubin@secret.example>';
  const { faults } = company.stack.dataApi;
  await company.sql(`UPDATE users SET name = 'Asha Secretwala', email = 'asha@secret.example' WHERE id = 1`);
  await givenCommissions(company, [{}, {}]);
  await company.invoke({ dryRun: true, requestedBy });
  await company.invoke({ runKey: 'first', requestedBy, batchReference: 'FIRST' });
  await company.invoke({ runKey: 'first', requestedBy });
  await company.invoke({ requestedBy, batchReference: 'FIRST' });
  await company.invoke(scheduleEvent());
  await company.invoke({ requestedBy: 7, maxItems: -1 });
  await givenSettings(company, { min_amount: 'abc' });
  await company.invoke({ requestedBy });
  await givenSettings(company, { min_amount: '0' });
  const inbox = openNoticeInbox(company);
  await company.invoke({}, 'notice');
  await inbox.deleteTopic();
  await givenCommissions(company, [{}]);
  await company.invoke({ requestedBy, force: true });
  await company.invoke({}, 'notice');
  await inbox.restoreTopic();
  inbox.close();
  faults.add({ kind: 'deadlock', sql: /FOR UPDATE/, times: 2 });
  await givenCommissions(company, [{}]);
  await company.invoke({ requestedBy, force: true });
  faults.add({ kind: 'database_unavailable', times: 1_000 });
  await company.invoke({ requestedBy });
  await company.invoke({}, 'notice');
  faults.clear();
  const asked = { command: 'doctor', args: {}, actor: 'zubin@secret.example' };
  await company.invoke(asked, 'ops');
  await company.stack.migrate();
};

describe('what the functions log on a busy day', () => {
  it('is a line of every kind there is', () => {
    const messages = FUNCTIONS.flatMap((name) => jsonLines(logSince(company, name))).map(
      ({ message }) => message,
    );
    expect([...new Set(messages)].toSorted()).toEqual(
      expect.arrayContaining([
        'database migrated',
        'not measured',
        'notice not sent',
        'operator asks',
        'payout run ended',
        'the failure could not be recorded',
        'transaction begins again',
      ]),
    );
  });

  it('names no person, holds no password', async () => {
    const logs = FUNCTIONS.map((name) => company.stack.lambda.logs(name)).join('\n');
    expect(logs.length).toBeGreaterThan(1_000);
    expect(logs).not.toMatch(/secretwala|secret\.example|asha|bimal|chitra|@x\b/i);
    const secrets = await passwords();
    expect(secrets.length).toBeGreaterThan(3);
    for (const password of secrets) {
      expect(password.length).toBeGreaterThan(10);
      expect(logs).not.toContain(password);
    }
  });

  it('is JSON with level and service, but for what Lambda writes itself', () => {
    for (const name of FUNCTIONS) {
      const ours = jsonLines(logSince(company, name)).filter(({ errorType }) => errorType === undefined);
      for (const line of ours) expect(line).toMatchObject({ service: name });
    }
  });
});

describe('the log of a run', () => {
  const linesOf = async (payload: unknown) => {
    const mark = company.stack.lambda.logs('payout').length;
    const answer = await company.invoke(payload);
    const lines = jsonLines(logSince(company, 'payout', mark)).filter(({ errorType }) => !errorType);
    return { answer, lines };
  };

  it.each([
    { given: 'a batch', payload: {} },
    { given: 'a skip', payload: { minAmount: '1000.00' } },
    { given: 'a dry run', payload: { dryRun: true } },
    { given: 'a refusal', payload: { dateFrom: '2026-11-20', dateTo: '2026-11-01' } },
  ])('has the run key in every line: $given', async ({ payload }) => {
    await givenCommissions(company, [{}]);
    company.stack.dataApi.faults.add({ kind: 'deadlock', sql: /FOR UPDATE/, times: 1 });
    const { lines } = await linesOf({ ...payload, runKey: 'keyed' });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ runKey }) => runKey !== 'keyed')).toEqual([]);
  });

  it('has the batch in its last line, and in none of the next run', async () => {
    await givenCommissions(company, [{}]);
    const { answer, lines } = await linesOf({ runKey: 'one' });
    expect(lines.at(-1)).toMatchObject({ message: 'payout run ended', batchId: answer['batchId'] });
    const next = (await linesOf({ runKey: 'two' })).lines;
    expect(next.length).toBeGreaterThan(0);
    for (const line of next) expect(line).not.toHaveProperty('batchId');
  });

  it('of a failure that could not be recorded says why in a line', async () => {
    company.stack.dataApi.faults.add({ kind: 'database_unavailable', times: 1_000 });
    const { lines } = await linesOf({ runKey: 'dead' });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        message: 'the failure could not be recorded',
        because: expect.stringContaining('DatabaseFailure'),
        runKey: 'dead',
      }),
    );
  });
});

describe('a value that the server quotes', () => {
  it('is told in our words, and in none of the server', async () => {
    const name = 'Zubin 😀 Secretwala';
    await company.sql(
      `ALTER TABLE mlm_payout_runs MODIFY requested_by_text VARCHAR(190) CHARACTER SET utf8mb3 NULL`,
    );
    const answer = await company.invoke({ requestedBy: name });
    await company.sql(`ALTER TABLE mlm_payout_runs MODIFY requested_by_text VARCHAR(190) NULL`);
    expect(answer).toMatchObject({ errorType: 'InvalidInput' });
    expect(answer.errorMessage).toMatch(
      /^requestedBy is .*: expected no "😀", which this database cannot keep/,
    );
    expect(JSON.stringify(answer)).not.toMatch(/F0\\/i);
    // What was asked for is quoted to whoever asked, and in the log of a refusal; nothing else of it.
    expect(company.stack.lambda.logs('payout')).not.toMatch(/xF0/i);
  });
});
