import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenCommissions(company, [{ createdAt: '2026-11-22 12:00:00' }, {}]);
});

const folder = join(import.meta.dirname, '../../../events');
const payload = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const filesIn = (directory: string) => readdirSync(directory).filter((name) => name.endsWith('.json'));

const EXPECTED: Readonly<Record<string, object>> = {
  'dry-run.json': { outcome: 'preview', wouldRun: true },
  'every-option.json': { outcome: 'preview', wouldRun: false, meetsMinAmount: false },
  'manual-with-all-guards.json': { outcome: 'created' },
  'rule-creates.json': { outcome: 'created', runKey: 'schedule/nightly-payout/2026-11-22T20:30:00Z' },
  'schedule-creates.json': { outcome: 'created', runKey: 'schedule/mlm-payouts-run/2026-11-22T20:30:00Z' },
  'urgent-forced.json': { outcome: 'created', batchReference: 'URGENT-1', requiredApprovals: 2 },
  'window-of-january.json': {
    outcome: 'preview',
    window: { from: '2025-12-31T18:30:00.000Z', to: '2026-01-31T18:30:00.000Z' },
  },
};

describe('each payload in events/ does what its name says', () => {
  it.each(filesIn(folder))('%s', async (name) => {
    expect(EXPECTED).toHaveProperty([name]);
    expect(await company.invoke(payload(name))).toMatchObject(EXPECTED[name] ?? {});
  });
});

const MESSAGES: Readonly<Record<string, string>> = {
  'misspelt-key.json': '"dryrun" is not a known key: did you mean dryRun?',
  'float-money.json': 'minAmount is 100000.5: expected a decimal string',
  'grouped-money.json': 'minAmount is "1,00,000": expected a decimal string',
  'date-that-does-not-exist.json': 'dateFrom is "2026-02-30": expected a date YYYY-MM-DD',
  'from-after-to.json': 'dateFrom is after dateTo',
  'too-many-approvals.json': 'requiredApprovals is 300: expected a whole number from 1 to 50',
  'unreplaced-placeholder.json':
    'scheduledTime is "<aws.scheduler.scheduled-time>": expected EventBridge Scheduler',
};

describe('each payload in events/rejected/ is refused by name, and nothing is written', () => {
  it.each(filesIn(join(folder, 'rejected')))('%s', async (name) => {
    const before = await everyTable(company);
    expect(MESSAGES).toHaveProperty([name]);
    expect(await company.invoke(payload(join('rejected', name)))).toMatchObject({
      errorType: 'InvalidInput',
      errorMessage: expect.stringContaining(MESSAGES[name] ?? ''),
    });
    expect(await everyTable(company)).toEqual(before);
  });
});
