import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());

it('a stream whose end was cut off takes no further event: the run stops, and says what to ask', async () => {
  await givenCompany(company);
  await givenCommissions(company, [{}]);
  expect(await company.invoke({ maxItems: 1 })).toMatchObject({ outcome: 'created' });
  await company.sql(`DELETE FROM mlm_payout_events WHERE stream = 'settings'`);
  await company.sql(
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     VALUES ('settings', 1, 'x', 'settings_changed', '{}', 0, REPEAT('0', 64), REPEAT('f', 64))`,
  );
  await givenSettings(company, { min_amount: '1' });
  const answer = await company.invoke({ force: true });
  expect(answer).toMatchObject({ errorType: 'RunFailed' });
  expect(answer.errorMessage).toMatch(
    /audit stream settings does not end as its head says.*infra\/cli\/payouts audit verify/,
  );
  expect(await company.sql('SELECT id FROM mlm_payout_batches')).toHaveLength(1);
});
