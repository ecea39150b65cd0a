import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../infra/cli/smoke/probe/probe-result.ts';
import { type SmokeCompany, startSmokeCompany } from './smoke-company.ts';

const oneMinute = 60_000;

let company: SmokeCompany;

describe('an endpoint that is as the code assumes', () => {
  beforeAll(async () => {
    company = await startSmokeCompany('READ-COMMITTED');
  });
  afterAll(() => company.discard());
  beforeEach(() => company.watch());
  afterEach(() => company.nothingIsLeft());

  it(
    'answers every question as assumed, in one line of JSON, with exit code 0',
    async () => {
      const { code, stdout, stderr } = await company.smoke('--json', '--schema=mlm_payout_smoke_here');
      const { results }: { results: ProbeResult[] } = JSON.parse(stdout);
      expect(results.filter(({ verdict }) => verdict !== 'as_assumed')).toEqual([
        expect.objectContaining({ name: 'scheduler-attempts', verdict: 'not_asked' }),
      ]);
      expect({ code, asked: results.length }).toEqual({ code: 0, asked: 23 });
      expect(stderr).toMatch(/Makes the scratch schema mlm_payout_smoke_here and the locked user mlm_smoke_/);
      expect(stderr).toMatch(
        /drop them by hand: DROP DATABASE IF EXISTS `mlm_payout_smoke_here`; DROP USER IF EXISTS 'mlm/,
      );
      const texts = company.stack.dataApi.calls.all.map(({ sql = '' }) => sql);
      const outside = texts.filter((sql) =>
        /^\s*(CREATE|DROP|ALTER) (DATABASE|USER)|GRANT|\bmlm`?\./.test(sql),
      );
      expect(outside.map((sql) => sql.replace(/mlm_smoke_\w+/g, 'me').split(' IDENTIFIED')[0])).toEqual([
        'CREATE DATABASE `mlm_payout_smoke_here` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci',
        "CREATE USER 'me'@'localhost'",
        "GRANT EXECUTE ON PROCEDURE lock_row TO 'me'@'localhost'",
        "GRANT SELECT ON privileged TO 'me'@'localhost'",
        "GRANT UPDATE (n) ON privileged TO 'me'@'localhost'",
        "GRANT UPDATE ON privileged TO 'me'@'localhost'",
        'DROP DATABASE IF EXISTS `mlm_payout_smoke_here`',
        "DROP USER IF EXISTS 'me'@'localhost'",
      ]);
    },
    oneMinute,
  );

  it(
    'whose answers are missing is not taken for one that is: it says which, asks the rest, and exits 2',
    async () => {
      const { faults } = company.stack.dataApi;
      faults.add({ kind: 'database_unavailable', sql: /CREATE TABLE counted/ });
      faults.add({ kind: 'reply_lost_after', sql: /CREATE TABLE jsonic/ });
      const { code, stdout } = await company.smoke();
      expect(code).toBe(2);
      expect(stdout).toMatch(/\nFAILED {14}update-counts: DatabaseUnavailableException: /);
      expect(stdout).toMatch(/\nFAILED {14}json-column: /);
      expect(stdout).toMatch(/: 20 as assumed, 0 differ, 1 could not be asked, 2 failed\./);
    },
    oneMinute,
  );
});

describe('an endpoint that counts the rows an UPDATE changed', () => {
  beforeAll(async () => {
    company = await startSmokeCompany('REPEATABLE-READ');
  });
  afterAll(() => company.discard());
  beforeEach(() => company.watch());
  afterEach(() => company.nothingIsLeft());

  it(
    'differs in that alone: it says what rests on it and what to do, and exits 3',
    async () => {
      const { code, stdout } = await company.smoke();
      expect(stdout).toMatch(
        /\nDIFFERS {13}update-counts: changed: 0 counted where one row matched and none changed\n +question {6}Does an UPDATE count .*\n +we assume {5}matched rows.*\n +relied on by {2}infra\/local\/data-api\/start-data-api\.ts\n +what to do {4}Nothing in production/,
      );
      expect(stdout).toMatch(/\n23 questions: 21 as assumed, 1 differ, 1 could not be asked, 0 failed\.\n/);
      expect(stdout).toMatch(
        /With --slow, .*: statement-timeout, continue-after-timeout, commit-expired\.\n$/,
      );
      expect(code).toBe(3);
    },
    oneMinute,
  );
});
