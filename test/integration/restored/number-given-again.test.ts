import { afterAll, beforeAll, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { openAttested } from '../../support/attested.ts';
import { givenCommissions } from '../../support/given.ts';
import { aMinute, givenConfirmedRestore, payAtBank } from '../../support/given-restored.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';
import { asking, givenNothingEarned, makeBatch, type People } from '../payments/ask-payment.ts';

let company: PayoutStack;
let as: People;
/** Made and paid since the backup. */
let lost: MadeBatch;
/** Made of the same commissions after the restore, by a run that could not look at what is kept. */
let blind: MadeBatch;

beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenNothingEarned(company);
  await givenCommissions(company, [{ amount: '0.50', beneficiary: 11 }]);
  await makeBatch(company);
  await givenCommissions(company, [{ amount: '256.00', beneficiary: 11 }]);
  const restoreBackup = await tableSnapshot(company, 'backup');
  lost = await makeBatch(company);
  await payAtBank(company, as, lost, 'UTR-FIRST');
  await aMinute(company);
  await restoreBackup();
  await openAttested(company).forget();
  await company.sql(`ALTER TABLE mlm_payout_batches AUTO_INCREMENT = ${lost.batchId}`);
  blind = await makeBatch(company);
  expect(blind.batchId).toBe(lost.batchId);
  expect(cameTo(await approve(as.asha, blind))).toBe('approved');
  const offerId = await givenConfirmedRestore(company);
  expect(await company.invoke({ command: 'look-at-offer', offerId }, 'worker')).toEqual({
    offer: 'restored',
  });
});
afterAll(() => company.discard());

const answer = ({ batchId }: MadeBatch, body: object) =>
  as.farah.post(`/api/batches/${batchId}/adopted-answer`, body);

it('the lost batch has another number, and what holds its commissions is held, too', async () => {
  const batches = await company.sql(
    `SELECT id, status, restored_at IS NOT NULL AS held FROM mlm_payout_batches WHERE total_amount = 256`,
  );
  expect(batches).toEqual([
    { id: Number(lost.batchId), status: 'processing', held: 1 },
    { id: Number(lost.batchId) + 1, status: 'processing', held: 1 },
  ]);
  expect(cameTo(await asking(as.farah).begin(blind))).toBe('adopted-unanswered');
});

it('it is paid once, whatever finance answers first', async () => {
  expect(cameTo(await answer(blind, { bankPaid: false, reason: 'never begun' }))).toBe('cancelled');
  const { excluded } = await company.invoke({ dryRun: true });
  expect(excluded).toContainEqual({ reason: 'restored_gap', count: 1, amount: '256.00' });
  const restored = { ...lost, batchId: String(Number(lost.batchId) + 1) };
  expect(cameTo(await answer(restored, { bankPaid: true, reference: 'UTR-FIRST', failed: [] }))).toBe('paid');
  expect(await company.invoke({ force: true })).toMatchObject({
    outcome: 'skipped',
    reason: 'nothing_eligible',
  });
  const { findings } = await askOps(company, 'doctor', { args: { invariants: true } });
  expect(findings).toEqual([]);
});
