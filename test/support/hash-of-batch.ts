import type { PayoutStack, Row } from './payout-stack.ts';
import { type HashedItem, recomputeContentHash } from './recompute-content-hash.ts';

type Sql = Pick<PayoutStack, 'sql'>;

const microseconds = (at: unknown): bigint => BigInt(Date.parse(`${String(at).replace(' ', 'T')}Z`)) * 1000n;

/** The terms as the definition of the hash has them. */
export const termsOf = (batch: Row): string =>
  [
    batch['required_approvals'],
    microseconds(batch['made_at']),
    batch['requested_by_user_id'] ?? '-',
    batch['expires_at'] ? microseconds(batch['expires_at']) : '-',
    batch['payer_may_approve'],
  ].join('|');

/** As an auditor would compute it from the tables, by rule 2. */
export const hashOfBatch = async ({ sql }: Sql, batch: Row): Promise<string> => {
  const items = (await sql(
    'SELECT item_no, commission_id, beneficiary_user_id, amount, dropped FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY item_no',
    [batch['id']],
  )) as unknown as HashedItem[];
  return recomputeContentHash(
    {
      reference: String(batch['batch_reference']),
      records: Number(batch['total_records']),
      amount: String(batch['total_amount']),
      terms: termsOf(batch),
    },
    items,
  );
};
