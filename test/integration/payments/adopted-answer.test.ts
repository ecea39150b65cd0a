import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineAsAdmin } from '../../support/ask-doctor.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { asking, linesOf, type People } from './ask-payment.ts';

/** In processing on the old page: its commissions 16 and 17 are its own, 17 was cancelled by the host since. */
const HELD = { batchId: '4' };

let company: PayoutStack;
let as: People;
let farah: ReturnType<typeof asking>;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenPhaseFive(company);
  expect(await company.invoke({}, 'migrate')).toMatchObject({ adopted: { reopened: 1, unanswered: 2 } });
  await givenPeople(company);
  as = await signedIn(company);
  farah = asking(as.farah);
});
afterAll(() => company.discard());

const answer = (body: object) => as.farah.post('/api/batches/4/adopted-answer', body);

const shown = async () => (await as.farah.get('/api/batches/4')).body;

describe('a batch that the old page had in processing', () => {
  it('is held: nobody decides on it, cancels or pays it', async () => {
    const { contentHash, status, may } = await shown();
    expect(status).toBe('processing');
    expect(may).toMatchObject({
      cancel: 'adopted-unanswered',
      begin: 'adopted-unanswered',
      disburse: 'adopted-unanswered',
    });
    for (const decision of ['approved', 'rejected'])
      expectRefused(
        await as.asha.post('/approve', { ...HELD, contentHash, decision, notes: 'x' }),
        'adopted-unanswered',
        /adopted-answer/,
      );
    expectRefused(
      await farah.cancel(HELD, { reason: 'x', bankPaidNothing: true }),
      'adopted-unanswered',
      /bank/,
    );
    expectRefused(await farah.begin(HELD), 'adopted-unanswered', /bank/);
    expectRefused(await farah.record(HELD, { reference: 'UTR-1' }), 'adopted-unanswered', /bank/);
    const items = [{ itemNo: 1, reason: 'account closed', payAgain: false }];
    expectRefused(await farah.returns(HELD, { items }), 'adopted-unanswered', /bank/);
  });

  it('is named by the doctor until finance has answered', async () => {
    const found = await examineAsAdmin(company);
    const rows = found.finding('adopted_unanswered').rows.map(({ batchReference }) => batchReference);
    expect(rows).toEqual(['AUTO-OLD-04', 'AUTO-OLD-07']);
    expect(found.named('wrong')).not.toContain('approved_without_votes');
  });

  it('stands once: no later adoption changes it, nor one that was decided here', async () => {
    const before = await company.sql(
      'SELECT id, status, content_hash, approval_count FROM mlm_payout_batches ORDER BY id',
    );
    await company.sql(`UPDATE mlm_payout_batches SET status = 'processing' WHERE id = 6`);
    expect(await company.invoke({}, 'migrate')).toMatchObject({
      adopted: { batches: 0, reopened: 0, unanswered: 0 },
    });
    await company.sql(`UPDATE mlm_payout_batches SET status = 'pending_approval' WHERE id = 6`);
    expect(
      await company.sql(
        'SELECT id, status, content_hash, approval_count FROM mlm_payout_batches ORDER BY id',
      ),
    ).toEqual(before);
  });

  it('is paid as far as the bank paid it, whatever the ledger says now', async () => {
    expectRefused(await answer({ bankPaid: true }), 'invalid-input', /reference is missing/);
    expectRefused(
      await answer({ bankPaid: true, reference: 'NEFT-1', failed: [{ itemNo: 99, reason: 'x' }] }),
      'invalid-input',
      /does not have/,
    );
    const failed = [{ itemNo: 1, reason: 'account closed' }];
    const recorded = await answer({ bankPaid: true, reference: 'NEFT-1', failed });
    expect(recorded.body).toMatchObject({ outcome: 'paid', batch: { status: 'completed' } });
    const [first, ...others] = await linesOf(company, HELD);
    expect(first).toMatch(/^1 failed ledger/);
    for (const line of others) expect(line).toMatch(/^\d+ paid /);
    expect((await answer({ bankPaid: true, reference: 'NEFT-1', failed })).body.outcome).toBe(
      'already_recorded',
    );
    expectRefused(await answer({ bankPaid: false, reason: 'x' }), 'not-processing', /late-payments/);
  });

  it('is cancelled where the bank paid nothing', async () => {
    const other = await as.farah.post('/api/batches/7/adopted-answer', {
      bankPaid: false,
      reason: 'no transfer in the statement of that week',
    });
    expect(other.body).toMatchObject({ outcome: 'cancelled', batch: { status: 'cancelled' } });
    for (const line of await linesOf(company, { batchId: '7' })) expect(line).not.toMatch(/live|due/);
    expect((await examineAsAdmin(company)).named('warning')).not.toContain('adopted_unanswered');
  });

  it('is answered by none but finance, and only where there is something to answer', async () => {
    const asked = { bankPaid: false, reason: 'x' };
    expectRefused(await as.om.post('/api/batches/6/adopted-answer', asked), 'not-entitled', /finance/);
    expectRefused(
      await as.farah.post('/api/batches/6/adopted-answer', asked),
      'not-processing',
      /awaits approval/,
    );
  });
});
