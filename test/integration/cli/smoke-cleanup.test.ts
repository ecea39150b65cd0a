import { spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Probe } from '../../../infra/cli/smoke/probe/probe.ts';
import { lockingPrivileges } from '../../../infra/cli/smoke/probes/server/locking-privileges.ts';
import { afterLockWait } from '../../../infra/cli/smoke/probes/transactions/after-lock-wait.ts';
import { updateCounts } from '../../../infra/cli/smoke/probes/values/update-counts.ts';
import { runSmoke } from '../../../infra/cli/smoke/run-smoke.ts';
import { smokeTarget } from '../../../infra/cli/smoke/smoke-target.ts';
import { executable } from './run-cli-process.ts';
import { type SmokeCompany, startSmokeCompany } from './smoke-company.ts';

const oneMinute = 60_000;
/** Longer than it takes to drop everything else. */
const LATE_MILLISECONDS = 3_000;

let company: SmokeCompany;
beforeAll(async () => {
  company = await startSmokeCompany('READ-COMMITTED');
});
afterAll(() => company.discard());
beforeEach(() => company.watch());
afterEach(() => company.nothingIsLeft());

const fault = (given: Parameters<SmokeCompany['stack']['dataApi']['faults']['add']>[0]) =>
  company.stack.dataApi.faults.add(given);

/** A few questions only; the verdicts. */
const ask = async (probes: readonly Probe[] = [updateCounts, lockingPrivileges]) => {
  const results = await runSmoke({
    target: smokeTarget({ bare: true }),
    schema: 'scratch_here',
    username: 'mlm_smoke_here',
    probes,
    waits: { statementLimitSeconds: 45, pastStatementLimitSeconds: 50, pastIdleLimitMilliseconds: 190_000 },
    signal: new AbortController().signal,
    onResult: () => undefined,
  });
  return results.map(({ verdict }) => verdict);
};

describe('the scratch schema', () => {
  it('whose making was not confirmed is found, used and dropped', async () => {
    fault({ kind: 'reply_lost_after', sql: /CREATE DATABASE/ });
    expect(await ask()).toEqual(['as_assumed', 'as_assumed']);
  });

  it('that could not be made leaves nothing to do', async () => {
    fault({ kind: 'reply_lost_before', sql: /CREATE DATABASE/ });
    await expect(ask()).rejects.toMatchObject({ errorType: 'NotAsked' });
  });

  it('is made once the database has woken up', async () => {
    fault({ kind: 'resuming', sql: /information_schema/ });
    expect(await ask()).toEqual(['as_assumed', 'as_assumed']);
  });

  it('is dropped, and the user, although a question failed while it held locks', async () => {
    fault({ kind: 'reply_lost_before', sql: /UPDATE awaited/ });
    fault({ kind: 'reply_lost_after', operation: 'RollbackTransaction' });
    fault({ kind: 'reply_lost_after', sql: /CREATE USER/ });
    expect(await ask([afterLockWait, lockingPrivileges])).toEqual(['failed', 'failed']);
  });

  it('is dropped although the first tries fail', async () => {
    fault({ kind: 'service_unavailable', sql: /DROP DATABASE/, times: 2 });
    fault({ kind: 'reply_lost_after', sql: /DROP USER/ });
    expect(await ask()).toEqual(['as_assumed', 'as_assumed']);
  });

  it('that nothing can drop is told, with what to run by hand', async () => {
    fault({ kind: 'service_unavailable', sql: /DROP DATABASE/, times: 5 });
    await expect(ask()).rejects.toMatchObject({
      errorType: 'ScratchLeft',
      message: expect.stringMatching(/^what was made could not be dropped: ServiceUnavailableError/),
      advice: ['Run this as the admin of the cluster: DROP DATABASE IF EXISTS `scratch_here`;'],
    });
    await company.sql('DROP DATABASE scratch_here');
  });

  it('is none that exists already, be it empty', async () => {
    const theirs = 'mlm_payout_smoke_theirs';
    await company.sql(`CREATE DATABASE ${theirs}`);
    const { code, stderr } = await company.smoke(`--schema=${theirs}`);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`payouts: InvalidInput: the schema ${theirs} exists: expected`));
    expect(await company.sql(`SHOW DATABASES LIKE '${theirs}'`)).toHaveLength(1);
    await company.sql(`DROP DATABASE ${theirs}`);
  });

  it('is none that somebody makes at the same moment', async () => {
    fault({ kind: 'delay', sql: /CREATE DATABASE/, milliseconds: 500 });
    const asking = ask().catch((error: unknown) => error);
    await vi.waitUntil(() => wasAsked(/CREATE DATABASE/));
    await company.sql('CREATE DATABASE scratch_here');
    expect(await asking).toMatchObject({ errorType: 'InvalidInput' });
    expect(await company.sql(`SHOW DATABASES LIKE 'scratch_here'`)).toHaveLength(1);
    await company.sql('DROP DATABASE scratch_here');
  });
});

const wasAsked = (pattern: RegExp): boolean =>
  company.stack.dataApi.calls.all.some(({ sql }) => pattern.test(sql ?? ''));

/** The command as a process; how it ended. */
const begin = () => {
  const { PATH, HOME } = process.env;
  const child = spawn(executable, ['smoke', '--bare'], {
    env: { PATH, HOME, PAYOUT_STATE: company.state },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
  return { child, ended };
};

/** Presses Ctrl-C, twice, once the statement is under way. */
const interruptDuring = async (statement: RegExp) => {
  const { child, ended } = begin();
  child.stdout.resume();
  await vi.waitUntil(() => wasAsked(statement), { timeout: oneMinute / 2 });
  child.kill('SIGINT');
  child.kill('SIGINT');
  return await ended;
};

describe('a Ctrl-C leaves nothing behind', () => {
  it.each([
    { during: 'the making of the schema', statement: /CREATE DATABASE/ },
    { during: 'the claim, with a row held', statement: /INSERT INTO mlm_payout_batch_items/ },
    { during: 'a wait for a lock', statement: /UPDATE awaited/ },
    { during: 'a transaction that is busy', statement: /SELECT SLEEP\(1\)/ },
    { during: 'the making of the user', statement: /CREATE USER/ },
  ])(
    'during $during',
    async ({ statement }) => {
      fault({ kind: 'delay', sql: statement, milliseconds: 300 });
      expect(await interruptDuring(statement)).toEqual({
        code: 2,
        stderr: expect.stringMatching(
          /\npayouts: Interrupted: stopped by SIGINT after \d+ of 23 questions\nWhat was made is dropped/,
        ),
      });
    },
    oneMinute,
  );
});

describe('a Ctrl-C while the user is made late', () => {
  it(
    'leaves nothing behind, also after that',
    async () => {
      fault({ kind: 'delay', sql: /CREATE USER/, milliseconds: LATE_MILLISECONDS });
      expect(await interruptDuring(/CREATE USER/)).toMatchObject({ code: 2 });
      await new Promise((resolve) => setTimeout(resolve, LATE_MILLISECONDS));
    },
    oneMinute,
  );
});

describe('a reader that leaves, as head does', () => {
  it(
    'leaves nothing behind',
    async () => {
      const { child, ended } = begin();
      child.stdout.once('data', () => child.stdout.destroy());
      expect(await ended).toEqual({
        code: 2,
        stderr: expect.stringMatching(
          /payouts: Interrupted: stopped because nobody reads its output any more after/,
        ),
      });
    },
    oneMinute,
  );
});
