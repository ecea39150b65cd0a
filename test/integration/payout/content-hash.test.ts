import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { readItemTotals } from '../../../shared/sql/batches/item-totals.ts';
import { givenCompany, givenManyCommissions } from '../../support/given.ts';
import { termsOf } from '../../support/hash-of-batch.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type HashedItem, recomputeContentHash } from '../../support/recompute-content-hash.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

const itemsOf = async (batchId: string) =>
  (await company.sql(
    `SELECT item_no, commission_id, beneficiary_user_id, amount
       FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY item_no`,
    [batchId],
  )) as unknown as HashedItem[];

/** The statement of the run itself, on the items as they are now. */
const rootNow = async (batchId: string, count: number) => {
  const { sql } = readItemTotals(batchId, contentHashDepth(count));
  const [row] = await company.sql(sql.replaceAll(':batchId', batchId));
  return row?.['root'];
};

describe('the content hash, where group_concat_max_len is 1,024 as on Aurora', () => {
  it.each([1, 15, 16, 225, 226, 3_376, 99_999])(
    'of %i items is what an auditor recomputes',
    async (count) => {
      expect(await company.sql('SELECT @@GLOBAL.group_concat_max_len AS bytes')).toEqual([{ bytes: 1_024 }]);
      await givenManyCommissions(company, count);
      const { batchId, batchReference, totalAmount, contentHash } = await company.invoke({});
      const items = await itemsOf(batchId);
      expect(items).toHaveLength(count);
      const [row = {}] = await company.sql('SELECT * FROM mlm_payout_batches WHERE id = ?', [batchId]);
      const terms = termsOf(row);
      const batch = { reference: batchReference, records: count, amount: totalAmount, terms };
      expect(contentHash).toBe(recomputeContentHash(batch, items));

      const before = await rootNow(batchId, count);
      await company.sql('SET SESSION group_concat_max_len = 1024');
      await company.sql(
        'UPDATE mlm_payout_batch_items SET amount = amount + 0.01 WHERE batch_id = ? AND item_no = ?',
        [batchId, count],
      );
      expect(await rootNow(batchId, count), 'the last item counts').not.toBe(before);
    },
    60_000,
  );
});
