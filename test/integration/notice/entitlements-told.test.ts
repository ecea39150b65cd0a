import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany } from '../../support/given.ts';
import { givenApprovers } from '../../support/given-approvers.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenDigestHour(company, 'is ahead');
});

const told = () =>
  company.sql(
    `SELECT message FROM mlm_notification_log WHERE type = 'payout_entitlement_changed' ORDER BY id`,
  );

describe('an entitlement that somebody wrote by SQL', () => {
  it('is told once for what it says, and again where it says something else', async () => {
    await givenApprovers(company, [{ userId: 1 }]);
    await company.invoke({}, 'notice');
    expect(await told()).toEqual([]);
    for (const roles of ['approver,finance', 'approver,finance', 'approver,finance,admin']) {
      await company.sql('UPDATE mlm_payout_approvers SET roles = ?', [roles]);
      await company.invoke({}, 'notice');
    }
    expect(
      (await told()).map(({ message }) => /now says: (.*)\. It opens/.exec(String(message))?.[1]),
    ).toEqual(['approver, finance', 'approver, finance, admin']);
  });
});
