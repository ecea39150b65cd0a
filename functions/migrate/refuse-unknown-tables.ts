import { SchemaMismatch } from '../../shared/domain/basics/failures.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { readColumnsOf } from '../../shared/sql/adoption/adoption.ts';

/** What the old script's tables have (Phase 5); ours have it too. Where it is missing, we would read them wrongly. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  mlm_payout_batches: [
    'id',
    'batch_reference',
    'processed_by_user_id',
    'approved_by_user_id',
    'status',
    'total_amount',
    'total_records',
    'required_approvals',
    'approval_count',
    'approved_at',
    'processed_at',
    'disbursement_reference',
    'processed_notes',
    'created_at',
  ],
  mlm_payout_batch_items: [
    'id',
    'batch_id',
    'commission_id',
    'beneficiary_user_id',
    'amount',
    'status',
    'notes',
    'created_at',
    'updated_at',
  ],
  mlm_payout_batch_approvals: [
    'id',
    'batch_id',
    'approver_user_id',
    'status',
    'notes',
    'created_at',
    'updated_at',
  ],
};

/** Tables of that name that are neither the old script's nor ours are refused before anything is changed. */
export const refuseUnknownTables = async ({ database }: Deps): Promise<void> => {
  for (const [table, expected] of Object.entries(EXPECTED)) {
    const found = new Set((await database.read(readColumnsOf(table))).map(({ name }) => name));
    const missing = found.size === 0 ? [] : expected.filter((name) => !found.has(name));
    if (missing.length === 0) continue;
    throw new SchemaMismatch(
      `${table} lacks ${missing.join(', ')}: expected the table as Phase 5 made it, or none; ` +
        'add what is missing, or move the table aside; nothing was changed',
    );
  }
};
