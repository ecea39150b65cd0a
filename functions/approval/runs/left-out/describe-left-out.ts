import { instantOf } from '../../../../shared/domain/basics/epoch-seconds.ts';
import type { LeftOutCommission } from '../../../../shared/events/left-out-body.ts';
import type { LeftOutRow } from '../../../../shared/sql/runs/left-out-rows.ts';

/** Two decimals, and more only where they say something. */
const exact = (amount: string): string => {
  const [rupees = '0', fraction = ''] = amount.split('.');
  return `${rupees}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
};

export const describeLeftOut = (row: LeftOutRow): LeftOutCommission => ({
  commissionId: row.commissionId,
  beneficiary: row.userId === null ? null : { userId: row.userId, name: row.name },
  amount: exact(row.amount),
  createdAt: row.createdAtSeconds ? instantOf(row.createdAtSeconds).toISOString() : null,
  batchId: row.batchId,
});
