import { expect } from 'vitest';
import type { ApiClient, ApiResponse } from '../../support/api-client.ts';
import { type GivenCommission, givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { givenLargeBatch } from '../../support/given-large-batch.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, type signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';

export type People = Awaited<ReturnType<typeof signedIn>>;

/** What finance asks of a batch, by the names of the design. */
export const asking = (who: ApiClient) => {
  const post =
    (path: string) =>
    ({ batchId }: Pick<MadeBatch, 'batchId'>, body: object = {}, headers = {}): Promise<ApiResponse> =>
      who.post(`/api/batches/${batchId}/${path}`, body, headers);
  return {
    begin: post('payment'),
    failures: post('payment/failures'),
    abort: post('payment/abort'),
    record: post('disburse'),
    late: post('late-payments'),
    returns: post('returns'),
    drop: post('drop-drifted'),
    cancel: post('cancel'),
  };
};

/** An empty company with its people: one approval is enough, and no commission too old. */
export const givenNothingEarned = async (
  company: PayoutStack,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '0', ...settings });
};

/** That, and commissions of associates 11, 12 and 13 in turn: 100.00, 200.00 and so on. */
export const givenEarnings = async (
  company: PayoutStack,
  count: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await givenNothingEarned(company, settings);
  await givenCommissions(
    company,
    Array.from(
      { length: count },
      (_, index): GivenCommission => ({
        beneficiary: 11 + (index % 3),
        amount: `${index + 1}00.00`,
        hoursOld: 100 - index,
      }),
    ),
  );
};

export const makeBatch = async (company: PayoutStack): Promise<MadeBatch> => {
  const { outcome, batchId, contentHash, totalAmount } = await company.invoke({ force: true });
  expect(outcome).toBe('created');
  return { batchId, contentHash, totalAmount };
};

export const makeApproved = async (company: PayoutStack, as: People): Promise<MadeBatch> => {
  const batch = await makeBatch(company);
  const { body } = await approve(as.asha, batch);
  expect(body.outcome).toBe('approved');
  return batch;
};

/** Of so many commissions that nothing else is owed. */
export const makeLargeApproved = async (
  company: PayoutStack,
  as: People,
  items?: number,
): Promise<MadeBatch> => {
  const batch = await givenLargeBatch(company, items);
  // As the sweep has it, minutes before anybody pays.
  const kept = await company.invoke({ command: 'keep-list', batchId: batch.batchId }, 'worker');
  expect(kept).toEqual({ list: 'kept' });
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  return batch;
};

/** Item number, its status, mark and what its commission is in the ledger. */
export const itemsOf = ({ sql }: Pick<PayoutStack, 'sql'>, { batchId }: Pick<MadeBatch, 'batchId'>) =>
  sql(
    `SELECT i.item_no AS itemNo, i.status, i.mark, i.live_commission_id IS NOT NULL AS live,
            i.due_commission_id IS NOT NULL AS due, l.status AS ledger, COALESCE(l.payout_batch_id = i.batch_id, 0) AS marked
       FROM mlm_payout_batch_items i LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE i.batch_id = ? ORDER BY i.item_no`,
    [batchId],
  );

/** As itemsOf, a line each: "1 paid live ledger paid marked". */
export const linesOf = async (
  company: Pick<PayoutStack, 'sql'>,
  batch: Pick<MadeBatch, 'batchId'>,
): Promise<string[]> =>
  (await itemsOf(company, batch)).map(({ itemNo, status, mark, live, due, ledger, marked }) =>
    [
      itemNo,
      status,
      mark && `(${mark})`,
      Number(live) && 'live',
      Number(due) && 'due',
      `ledger ${ledger ?? 'gone'}`,
      Number(marked) && 'marked',
    ]
      .filter(Boolean)
      .join(' '),
  );

export const commissionOf = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  { batchId }: Pick<MadeBatch, 'batchId'>,
  itemNo: number,
): Promise<string> => {
  const [found] = await sql(
    'SELECT commission_id AS id FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no = ?',
    [batchId, itemNo],
  );
  return String(found?.['id']);
};
