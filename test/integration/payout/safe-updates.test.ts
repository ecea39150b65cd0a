import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { signedIn } from '../../support/people.ts';
import { cameTo, cancelApproved } from '../../support/sign-off.ts';
import { asking, givenEarnings, makeApproved, type People } from '../payments/ask-payment.ts';

let company: PayoutStack;
let as: People;
beforeAll(async () => {
  company = await startPayoutStack({ parameters: { init_connect: 'SET sql_safe_updates = 1' } });
  await company.sql('SET SESSION sql_safe_updates = 0');
  as = await signedIn(company);
});
afterAll(() => company.discard());

/** MariaDB refuses an UPDATE that begins with a list of items; MySQL does not. */
it('where every session begins with safe updates, a batch is made and paid, and another let go', async () => {
  await givenEarnings(company, 3);
  const batch = await makeApproved(company, as);
  expect(cameTo(await asking(as.farah).record(batch, { reference: 'UTR-1' }))).toBe('paid');
  await givenEarnings(company, 3);
  const other = await makeApproved(company, as);
  expect(cameTo(await cancelApproved(as.farah, other))).toBe('cancelled');
});
