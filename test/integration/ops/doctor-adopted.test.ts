import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Examined, examineAsAdmin, examineAsOps } from '../../support/ask-doctor.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { oldPageDisburses, oldPageVotes, oldScriptMakesBatch } from '../../support/old-script.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { PHASE_FIVE_FACTS as facts, givenPhaseFive } from '../../support/phase-five.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenPhaseFive(company);
  expect(await company.invoke({}, 'migrate')).not.toHaveProperty('errorType');
});
afterAll(() => company.discard());

describe('doctor, on a database of the old script that was adopted', () => {
  let found: Examined;
  beforeAll(async () => {
    const before = await everyTable(company);
    found = await examineAsAdmin(company);
    expect(await everyTable(company)).toEqual(before);
  });

  it('still tells what was paid twice, and that nothing more will be', () => {
    expect(found.database).toBe('migrated');
    expect(found.paidTwice).toEqual({ count: 3, amount: facts.paidTwice.amount });
    expect(found.aboutToBePaidTwice).toEqual({ count: 0, amount: '0.00' });
  });

  it('tells which rows of open batches are held back, to the sum that was about to be paid twice', () => {
    const held = found.finding('held_back');
    expect(held).toMatchObject({ severity: 'warning', count: 7, amount: facts.aboutToBePaidTwice.amount });
    expect(held.rows.map(({ commissionId }) => Number(commissionId)).toSorted((a, b) => a - b)).toEqual([
      5, 6, 7, 8, 9, 10, 10,
    ]);
  });

  it('finds the schema whole, the grants as they should be, and no batch that nobody asks about any more', () => {
    const names = found.findings.map(({ check }) => check);
    for (const healed of ['not_migrated', 'schema_incomplete', 'function_grants', 'unadopted_batch'])
      expect(names).not.toContain(healed);
    for (const healed of [
      'draft_batch',
      'stuck_processing',
      'marker_without_live_item',
      'live_item_without_marker',
    ])
      expect(names).not.toContain(healed);
  });

  it('names the batches that the bank may have paid already: they were in processing', () => {
    const { severity, rows } = found.finding('adopted_unanswered');
    expect(severity).toBe('warning');
    expect(rows.map(({ batchReference }) => batchReference)).toEqual(['AUTO-OLD-04', 'AUTO-OLD-07']);
  });

  it('recommends RESTRICT for the foreign keys that were kept, with the statement', async () => {
    const { severity, rows, advice } = found.finding('cascading_foreign_key');
    expect(severity).toBe('warning');
    expect(JSON.stringify([rows, advice])).toMatch(/ON DELETE RESTRICT/);
  });

  it('finds the same sums as the ops function, which sees less of the accounts', async () => {
    const asOps = await examineAsOps(company);
    expect(asOps.paidTwice).toEqual(found.paidTwice);
    expect(asOps.finding('held_back')).toEqual(found.finding('held_back'));
    expect(asOps.notChecked.length).toBeGreaterThan(0);
  });
});

describe('doctor, while the old script is still at work', () => {
  it('lists what it made since, and what that would pay twice; adopt ends both', async () => {
    const { batchId } = await oldScriptMakesBatch(company, { reference: 'AUTO-STILL-ALIVE' });
    const found = await examineAsOps(company);
    expect(found.finding('unadopted_batch')).toMatchObject({ severity: 'wrong', count: 1 });
    expect(found.finding('unadopted_batch').rows[0]).toMatchObject({ batchReference: 'AUTO-STILL-ALIVE' });
    expect(found.aboutToBePaidTwice?.count).toBeGreaterThan(0);
    await company.invoke({ command: 'adopt' }, 'migrate');
    const healed = await examineAsOps(company);
    expect(healed.findings.map(({ check }) => check)).not.toContain('unadopted_batch');
    expect(healed.aboutToBePaidTwice).toEqual({ count: 0, amount: '0.00' });
    // Paid on the old page all the same: nothing here can stop that, but it is told.
    await oldPageVotes(company, { batchId: 6, approver: 5 });
    await oldPageVotes(company, { batchId: 6, approver: 6 });
    await oldPageDisburses(company, { batchId: 6, by: 6 });
    const paid = await examineAsOps(company);
    expect(Number(paid.paidTwice?.amount)).toBeGreaterThan(Number(facts.paidTwice.amount));
    expect(batchId).toBeGreaterThan(11);
  });
});
