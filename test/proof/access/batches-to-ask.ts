import { apiAs } from '../../support/api-client.ts';
import type { GivenCommission } from '../../support/given.ts';
import { givenEvent } from '../../support/given-event.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch } from '../../support/people.ts';
import { reseal } from '../../support/reseal.ts';
import { approve } from '../../support/sign-off.ts';
import type { BatchState } from './access-row.ts';

/** Of finance, and not involved: has begun, and recorded, what others go on with. */
export const BEGINNER = { userId: 34, subject: 'beginner' } as const;

/** Of three commissions of its own: what other cells have let go is not in it. */
const made = async (company: PayoutStack, second: GivenCommission = {}): Promise<MadeBatch> => {
  await company.sql(
    `UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE status = 'approved' AND payout_batch_id IS NULL`,
  );
  return givenBatch(company, [{}, second, {}]);
};

/** Users 31, 32 and 33 are involved in it: asked for, paid by its second item, and one of two who approved it. */
const approved = async (company: PayoutStack): Promise<MadeBatch> => {
  const pending = await made(company, { beneficiary: 32 });
  const contentHash = await reseal(company, pending.batchId, { requestedByUserId: 31 });
  const batch = { ...pending, contentHash };
  for (const who of ['asha', 'voter']) await approve(await apiAs(company, who), batch);
  return batch;
};

const begun = async (company: PayoutStack): Promise<MadeBatch> => {
  const batch = await approved(company);
  await (await apiAs(company, BEGINNER.subject)).post(`/api/batches/${batch.batchId}/payment`, {});
  return batch;
};

/** But for its first item. */
const paid = async (company: PayoutStack): Promise<MadeBatch> => {
  const batch = await begun(company);
  const record = { reference: 'UTR-1', failed: [{ itemNo: 1, reason: 'closed' }] };
  await (await apiAs(company, BEGINNER.subject)).post(`/api/batches/${batch.batchId}/disburse`, record);
  return batch;
};

const drifted = async (company: PayoutStack): Promise<MadeBatch> => {
  const batch = await made(company);
  await company.sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.amount = l.amount + 1 WHERE i.batch_id = ? AND i.item_no = 1`,
    [batch.batchId],
  );
  return batch;
};

/** As if the old page had had it in processing when it was taken in. */
const unanswered = async (company: PayoutStack): Promise<MadeBatch> => {
  const batch = await approved(company);
  const { batchId, contentHash, totalAmount } = batch;
  await company.sql(
    `UPDATE mlm_payout_batches SET run_id = NULL, hash_rule = 1, payer_may_approve = 0 WHERE id = ?`,
    [batchId],
  );
  await givenEvent(company, {
    stream: `batch-${batchId}`,
    action: 'batch_adopted',
    actor: 'migrate',
    detail: {
      contentHash,
      batchReference: `OLD-${batchId}`,
      totalRecords: 3,
      totalAmount,
      requiredApprovals: 2,
      status: 'processing',
    },
  });
  return batch;
};

/** Two approvals are asked for, so that one vote leaves a batch pending. */
export const BATCHES: Readonly<Record<BatchState, (company: PayoutStack) => Promise<MadeBatch>>> = {
  pending: made,
  drifted,
  approved,
  begun,
  paid,
  unanswered,
};
