import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Probe } from '../../../infra/cli/smoke/probe/probe.ts';
import { lockingPrivileges } from '../../../infra/cli/smoke/probes/server/locking-privileges.ts';
import { commitExpired } from '../../../infra/cli/smoke/probes/transactions/commit-expired.ts';
import { continueAfterTimeout } from '../../../infra/cli/smoke/probes/transactions/continue-after-timeout.ts';
import { statementTimeout } from '../../../infra/cli/smoke/probes/transactions/statement-timeout.ts';
import { runSmoke } from '../../../infra/cli/smoke/run-smoke.ts';
import type { DataApiOptions } from '../../../infra/local/data-api/start-data-api.ts';
import { aDataApi, resourceArn, secretArn } from '../data-api/a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
afterAll(() => api.stop());

/** The limits of the service, all of them shorter. */
const SHORT = { statementMilliseconds: 1_000, idleMilliseconds: 500 };

const ask = async (probe: Probe, options: Partial<DataApiOptions>) => {
  const endpoint = await api.open(options);
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const address = { endpoint: endpoint.url, region: 'ap-south-1', credentials };
  const asking = runSmoke({
    target: { resourceArn, secretArn, address, where: 'the test' },
    schema: 'scratch_here',
    username: 'mlm_smoke_here',
    probes: [probe],
    waits: { statementLimitSeconds: 1, pastStatementLimitSeconds: 3, pastIdleLimitMilliseconds: 800 },
    signal: new AbortController().signal,
    onResult: () => undefined,
  });
  const [result] = await asking.finally(() => endpoint.stop());
  return { verdict: result?.verdict, observed: result?.observed };
};

const asAssumed = (observed: RegExp) => ({
  verdict: 'as_assumed',
  observed: expect.stringMatching(observed),
});
const differs = (observed: RegExp) => ({ verdict: 'differs', observed: expect.stringMatching(observed) });

describe('the time limits of the service', () => {
  it('are as assumed: a statement is stopped, and its transaction dead', async () => {
    const stopped =
      /^StatementTimeoutException: .* after 1\.\d s; next statement: TransactionNotFoundException.*undone$/;
    expect(await ask(statementTimeout, { limits: SHORT })).toEqual(asAssumed(stopped));
  });

  it('differ where a statement runs to its end', async () => {
    const ran =
      /^ran to its end after 3\.\d s; next statement: answered; after a rollback the work is undone$/;
    expect(await ask(statementTimeout, {})).toEqual(differs(ran));
  });

  it('are as assumed: a change of schema goes on behind the timeout', async () => {
    const made = /^StatementTimeoutException: .*; the table was made behind it$/;
    expect(await ask(continueAfterTimeout, { limits: SHORT })).toEqual(asAssumed(made));
  });

  it('are as assumed: an idle transaction expires', async () => {
    const expired = /^TransactionNotFoundException: .*expired; work: undone$/;
    expect(await ask(commitExpired, { limits: SHORT })).toEqual(asAssumed(expired));
  });

  it('differ where an idle transaction can still be committed', async () => {
    expect(await ask(commitExpired, {})).toEqual(differs(/^Transaction Committed; work: kept$/));
  });
});

describe('an admin with fewer rights', () => {
  const lesser = { username: 'lesser', password: 'Aa1_lesser' };
  const secrets = () => lesser;

  it('cannot ask about privileges, and has no user to drop', async () => {
    await api.execute(`CREATE USER lesser@'%' IDENTIFIED BY '${lesser.password}'`);
    await api.execute("GRANT CREATE, DROP, SELECT, INSERT, CREATE ROUTINE ON scratch_here.* TO lesser@'%'");
    expect(await ask(lockingPrivileges, { secrets })).toEqual({
      verdict: 'not_asked',
      observed: expect.stringMatching(/^the admin may not make a user: .*Error code: 1227/),
    });
  });

  it('who may make users, but not act for them, cannot ask either; the user is dropped', async () => {
    await api.execute("GRANT CREATE USER ON *.* TO lesser@'%'");
    expect(await ask(lockingPrivileges, { secrets })).toEqual({
      verdict: 'not_asked',
      observed: expect.stringMatching(/^the admin may not act for another user: .*Error code: 1227/),
    });
    const { records } = await api.execute("SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'mlm_smoke%'");
    expect(records).toEqual([[{ longValue: 0 }]]);
  });
});
