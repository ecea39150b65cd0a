import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings, scheduleEvent } from '../../support/given.ts';
import { claimedTwice, freeCommissions, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { runCliProcess } from '../cli/run-cli-process.ts';

/** The numbers are those of the defects that were measured on the script this replaces. */
let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenCommissions(company, [{ amount: '70.10' }, { amount: '29.90' }]);
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const cli = (...flags: string[]) => runCliProcess(['run', '--function=payout', ...flags], company.stack.env);

describe('what the old script did wrong', () => {
  it('D1: a run after the interval has passed does not take the same commissions again', async () => {
    await company.invoke({});
    await givenSettings(company, { last_run: hoursAgo(25) });
    expect(await company.invoke({})).toMatchObject({ outcome: 'skipped', reason: 'nothing_eligible' });
    const [owed] = await company.sql('SELECT SUM(amount) AS amount FROM mlm_commission_ledger');
    const [batched] = await company.sql('SELECT SUM(total_amount) AS amount FROM mlm_payout_batches');
    expect(batched).toEqual(owed);
  });

  it('D3: a dry run works, enabled or not', async () => {
    await givenSettings(company, { enabled: '0' });
    expect(await cli('--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Dry run: nothing was written'),
    });
  });

  it.each([
    { flags: ['--batch-reference=TAKEN'], code: 1, says: '--batch-reference is "TAKEN"' },
    { flags: [`--batch-reference=${'x'.repeat(41)}`], code: 1, says: 'expected 1 to 40 letters' },
    { flags: ['--required-approvals=300'], code: 1, says: 'expected a whole number from 1 to 50' },
  ])('D4: $flags ends with exit $code and says why', async ({ flags, code, says }) => {
    await company.invoke({ batchReference: 'TAKEN', maxItems: 1 });
    expect(await cli('--force', ...flags)).toMatchObject({ code, stderr: expect.stringContaining(says) });
  });

  it('D4: a failure ends with exit 2', async () => {
    await givenSettings(company, { max_items: 'abc' });
    expect(await cli()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('payout_automation_max_items'),
    });
  });

  it.each([
    { given: 'a failure', settings: { max_items: 'abc' }, error: 'payout_automation_max_items is "abc"' },
    { given: 'a skip', settings: { enabled: '0' }, error: 'Automation disabled' },
  ])('D5: $given writes last_attempt, last_context and last_error', async ({ settings, error }) => {
    await givenSettings(company, settings);
    await company.invoke({ maxItems: 5 });
    expect(await settingsOf(company)).toMatchObject({
      last_attempt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      last_context: expect.stringContaining('"max_items":5'),
      last_error: expect.stringContaining(error),
    });
  });

  it('D6: an attempt whose database dies leaves its row, begun before anything else', async () => {
    company.stack.dataApi.faults.add({ kind: 'database_unavailable', skip: 1, times: 1_000 });
    expect(await company.invoke({ runKey: 'died' })).toMatchObject({ errorType: 'DatabaseUnavailable' });
    company.stack.dataApi.faults.clear();
    expect(await company.sql('SELECT run_key, outcome FROM mlm_payout_runs')).toEqual([
      { run_key: 'died', outcome: 'running' },
    ]);
    expect(await company.invoke({ runKey: 'died' })).toMatchObject({
      outcome: 'created',
      totalAmount: '100.00',
    });
  });

  it('D7: a batch clears the error of the run before', async () => {
    await givenSettings(company, { enabled: '0' });
    await company.invoke({});
    expect((await settingsOf(company))['last_error']).toContain('disabled');
    await givenSettings(company, { enabled: '1' });
    await company.invoke({});
    expect((await settingsOf(company))['last_error']).toBeNull();
  });

  it('D8: two runs with references of their own, at once, do not share a commission', async () => {
    const answers = await Promise.all([
      company.invoke({ force: true, batchReference: 'ONE' }),
      company.invoke({ force: true, batchReference: 'TWO' }),
    ]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['created', 'skipped']);
    expect(await claimedTwice(company)).toEqual([]);
  });

  it.each([
    { typo: '--dryrun', says: 'did you mean --dry-run?' },
    { typo: '--Dry-Run', says: 'did you mean --dry-run?' },
    { typo: '--max-item=5', says: 'did you mean --max-items?' },
    { typo: 'foo', says: '"foo"' },
    { typo: '--', says: '' },
  ])('D9: $typo makes no batch', async ({ typo, says }) => {
    const ended = await cli(typo, '--max-items=5', ...(typo === '--' ? ['--dry-run'] : []));
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(says) });
    expect(await freeCommissions(company)).toBe(2);
  });

  it('D14: the schema is made on an empty database, in an order in which every key finds its table', async () => {
    const keys = await company.sql(
      `SELECT constraint_name AS name FROM information_schema.referential_constraints
        WHERE constraint_schema = DATABASE() AND constraint_name LIKE 'fk_%' ORDER BY constraint_name`,
    );
    expect(keys.map(({ name }) => name)).toEqual([
      'fk_approval_batch',
      'fk_commission_beneficiary',
      'fk_commission_source',
      'fk_item_batch',
      'fk_item_commission',
      'fk_notification_user',
    ]);
  });

  it('D19: who asks for a run, or approves, need not be a row of the host, and is recorded as stated', async () => {
    await company.invoke({ requestedBy: 'Adi (no row in users)' });
    const [event] = await company.sql('SELECT actor FROM mlm_payout_events');
    expect(event).toEqual({ actor: 'unverified: Adi (no row in users)' });
    await company.sql(
      'INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id) SELECT id, 4242 FROM mlm_payout_batches',
    );
  });

  it('D20: a reference that is markup is refused', async () => {
    expect(await company.invoke({ batchReference: '<img src=x>' })).toMatchObject({
      errorType: 'InvalidInput',
    });
  });

  it('D24: a schedule that comes 5 s early after 24 h is not skipped; one after 12 h is', async () => {
    await givenCommissions(company, [{ createdAt: '2026-11-21 12:00:00' }]);
    await company.invoke(scheduleEvent('2026-11-21T20:30:00Z'));
    await givenCommissions(company, [{ createdAt: '2026-11-22 12:00:00' }]);
    const noon = await company.invoke(scheduleEvent('2026-11-22T08:30:00Z'));
    expect(noon).toMatchObject({ outcome: 'skipped', reason: 'interval' });
    expect(await company.invoke(scheduleEvent('2026-11-22T20:29:55Z'))).toMatchObject({ outcome: 'created' });
  });
});
