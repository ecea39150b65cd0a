import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { heldUp } from '../../support/held-up.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

describe('a run that takes long', () => {
  const finished = async () => {
    const [row] = await company.sql(
      'SELECT outcome, finished_at FROM mlm_payout_runs ORDER BY id DESC LIMIT 1',
    );
    return { outcome: row?.['outcome'], at: Date.parse(`${row?.['finished_at']}Z`) };
  };

  it.each([
    { outcome: 'created', given: [{}], held: { sql: /INSERT INTO mlm_notification_log/ } },
    { outcome: 'skipped', given: [{ status: 'pending' }], held: { sql: /INSERT INTO mlm_payout_events/ } },
    { outcome: 'already_recorded', given: [{}], held: { sql: /'active_approvers'/ } },
    // The first transaction finds what is wrong, the second records it.
    {
      outcome: 'failed',
      given: [{}],
      settings: { min_amount: 'abc' },
      held: { operation: 'BeginTransaction', skip: 1 },
    },
  ] as const)('$outcome: was finished when that was recorded, not when it was decided', async (attempt) => {
    await givenCommissions(company, attempt.given);
    if (attempt.outcome === 'already_recorded') await company.invoke({ runKey: 'k' });
    if ('settings' in attempt) await givenSettings(company, attempt.settings);
    const over = heldUp(company, attempt.held);
    await company.invoke({ runKey: 'k' });
    const { outcome, at } = await finished();
    expect(outcome).toBe(attempt.outcome);
    expect(at).toBeGreaterThanOrEqual(over());
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});
