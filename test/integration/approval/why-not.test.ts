import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, reject, withdraw } from '../../support/sign-off.ts';
import { type Ask, post } from './ask-batch.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '2' });
});

const show = async ({ batchId }: MadeBatch, who: ApiClient = as.vani) =>
  (await who.get(`/api/batches/${batchId}`)).body;

/** Each action as whoever may not do it would try it. */
const ACTIONS: Readonly<Record<string, Ask>> = {
  approve,
  reject,
  withdraw,
  cancel: post('cancel', { reason: 'x', bankPaidNothing: true }),
  drop: post('drop-drifted', { reason: 'x' }),
  begin: post('payment', { leaveOut: [2] }),
  failures: post('payment/failures', { failed: [{ itemNo: 1, reason: 'x' }] }),
  abort: post('payment/abort', { reason: 'x' }),
  disburse: post('disburse', { reference: 'UTR-2' }),
  late: post('late-payments', { items: [{ itemNo: 1 }], reference: 'UTR-1' }),
  return: post('returns', { items: [{ itemNo: 1, reason: 'x', payAgain: true }] }),
};

/** What every person is told of every action they may not do, and what the action itself tells them. */
const toldAndAnswered = async (batch: MadeBatch) => {
  const told: Record<string, string> = {};
  const answered: Record<string, string> = {};
  for (const [name, who] of Object.entries(as).filter(([person]) => person !== 'nil')) {
    const { may, whyNot } = await show(batch, who);
    for (const [action, ask] of Object.entries(ACTIONS)) {
      if (may[action] === true) {
        expect(whyNot[action]).toBe(undefined);
        continue;
      }
      told[`${name} ${action}`] = whyNot[action];
      answered[`${name} ${action}`] = (await ask(who, batch)).body.detail;
    }
  }
  return { told, answered };
};

describe('why somebody may not', () => {
  const STATES: Readonly<Record<string, (batch: MadeBatch) => Promise<unknown>>> = {
    pending: async () => {},
    drifted: () => company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE amount = '7.00'`),
    approved: async (batch) => {
      await approve(as.asha, batch);
      await approve(as.bimal, batch);
    },
    begun: async (batch) => {
      await STATES['approved']?.(batch);
      expect(cameTo(await post('payment', {})(as.farah, batch))).toBe('begun');
    },
    paid: async (batch) => {
      await STATES['begun']?.(batch);
      expect(cameTo(await post('disburse', { reference: 'UTR-1' })(as.farah, batch))).toBe('paid');
    },
    cancelled: (batch) => reject(as.chitra, batch),
    'changed outside': () => company.sql('UPDATE mlm_payout_batches SET total_amount = 9'),
  };

  it.each(Object.entries(STATES))('of a batch that is %s is what the action answers', async (_, given) => {
    const batch = await givenBatch(company, [{ amount: '7.00' }, { beneficiary: 4 }]);
    await given(batch);
    const { told, answered } = await toldAndAnswered(batch);
    expect(Object.keys(told).length).toBeGreaterThan(60);
    expect(told).toEqual(answered);
  });
});
