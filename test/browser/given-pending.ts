import type { PayoutStack } from '../support/payout-stack.ts';
import { givenBatch } from '../support/people.ts';

export type Pending = {
  readonly batchId: string;
  readonly batchReference: string;
  /** Below the console's address. */
  readonly screen: string;
};

/** A batch of three commissions, of 100 rupees each, that awaits two approvals. */
export const givenPending = async (company: PayoutStack): Promise<Pending> => {
  const { batchId } = await givenBatch(company);
  const [row] = await company.sql('SELECT batch_reference FROM mlm_payout_batches WHERE id = ?', [batchId]);
  return { batchId, batchReference: String(row?.['batch_reference']), screen: `/batches/${batchId}` };
};

/** The company's application takes back what the batch has: it cannot be paid as it was approved any more. */
export const takeBack = ({ sql }: PayoutStack, { batchId }: Pending, itemNo: number): Promise<unknown> =>
  sql(
    `UPDATE mlm_commission_ledger l JOIN mlm_payout_batch_items i ON i.commission_id = l.id
        SET l.status = 'cancelled' WHERE i.batch_id = ? AND i.item_no = ?`,
    [batchId, itemNo],
  );
