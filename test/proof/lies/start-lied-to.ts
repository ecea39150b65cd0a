import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople } from '../../support/people.ts';

/** A company with its people and a pending batch, so that a lie which is believed has something to harm. */
export const startLiedTo = async (): Promise<PayoutStack> => {
  const company = await startPayoutStack();
  await givenCompany(company);
  await givenPeople(company);
  await givenBatch(company);
  return company;
};
