import fc from 'fast-check';
import { afterAll, beforeAll, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { anyRow, givenLedger, type LedgerRow } from '../payout/any-ledger.ts';
import { expectAgreement } from './listed-left-out.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await company.sql(
    'ALTER TABLE mlm_commission_ledger MODIFY created_at TIMESTAMP NULL, MODIFY amount DECIMAL(18,3) NOT NULL',
  );
});
afterAll(() => company.discard());

it('whatever a host may write, each reason lists what the dry run counts under it, whatever the cap', async () => {
  const ledger = fc.array(anyRow, { minLength: 1, maxLength: 25, size: 'max' });
  const agrees = async (rows: readonly LedgerRow[], maxItems: number): Promise<void> => {
    await givenCompany(company);
    await givenPeople(company);
    await givenLedger(company, rows);
    await expectAgreement(as.om, { maxItems });
  };
  await fc.assert(fc.asyncProperty(ledger, fc.nat(6), agrees), { numRuns: 20, seed: 1 });
});
