import type { Connection, ResultSetHeader } from 'mysql2/promise';
import { decimalFrom, paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { daysBefore } from './days-before.ts';
import type { OldBatch } from './old-batches.ts';
import { OLD_COMMISSIONS } from './old-commissions.ts';

const itemsOf = ({ items }: OldBatch) =>
  items.map(({ commission, status = 'pending', amount }) => {
    const found = OLD_COMMISSIONS.find(({ id }) => id === commission);
    if (!found) throw new Error(`the ledger of the old script has no commission ${commission}`);
    return { commission, status, amount: amount ?? found.amount, beneficiary: found.beneficiary ?? 1 };
  });

const totalOf = (batch: OldBatch): string =>
  decimalFrom(
    itemsOf(batch).reduce((sum, { amount }) => sum + paiseFrom(amount), BigInt(batch.driftPaise ?? 0)),
  );

const batchRow = (batch: OldBatch, at: string): Readonly<Record<string, unknown>> => {
  const { id, reference, status, items, requiredApprovals = 1, approvedBy = [], rejectedBy } = batch;
  const isPaid = status === 'completed';
  const isApproved = isPaid || status === 'processing';
  return {
    id,
    batch_reference: reference,
    status,
    total_amount: totalOf(batch),
    total_records: items.length,
    required_approvals: requiredApprovals,
    approval_count: approvedBy.length,
    approved_by_user_id: isApproved ? approvedBy.at(-1) : null,
    approved_at: isApproved ? at : null,
    processed_at: isPaid ? at : null,
    disbursement_reference: isPaid ? `NEFT-${id}` : null,
    processed_notes: rejectedBy ? `Rejected by user #${rejectedBy}: wrong month` : null,
    created_at: at,
  };
};

const votesOn = ({ id, approvedBy = [], rejectedBy }: OldBatch, at: string) => [
  ...approvedBy.map((user) => [id, user, 'approved', null, at]),
  ...(rejectedBy ? [[id, rejectedBy, 'rejected', 'wrong month', at]] : []),
];

/** A batch with its items and votes, as the old script left it. */
export const insertOldBatch = async (connection: Connection, batch: OldBatch, now: Date): Promise<void> => {
  const at = daysBefore(now, batch.daysOld);
  await connection.query<ResultSetHeader>('INSERT INTO mlm_payout_batches SET ?', [batchRow(batch, at)]);
  for (const { commission, beneficiary, amount, status } of itemsOf(batch)) {
    await connection.query<ResultSetHeader>(
      `INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount, status, created_at)
       VALUES (?)`,
      [[batch.id, commission, beneficiary, amount, status, at]],
    );
  }
  for (const vote of votesOn(batch, at)) {
    await connection.query<ResultSetHeader>(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, notes, created_at) VALUES (?)`,
      [vote],
    );
  }
};
