import type { ColumnDemand } from './column-demand.ts';
import type { TableDemand } from './table-demand.ts';

const UTF8 = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
const ID: ColumnDemand = {
  name: 'id',
  holds: 'id',
  increments: true,
  standard: 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT',
};
const MONEY = 'DECIMAL(15,2) NOT NULL DEFAULT 0';

const reference = (name: string): ColumnDemand => ({
  name,
  holds: 'reference',
  standard: 'BIGINT UNSIGNED NULL',
});
const emptied = (column: ColumnDemand): ColumnDemand => ({ ...column, empty: 'always' });
const instant = (name: string): ColumnDemand => ({ name, holds: 'instant', standard: 'TIMESTAMP NULL' });
const count = (name: string): ColumnDemand => ({
  name,
  holds: 'reference',
  standard: 'INT UNSIGNED NOT NULL DEFAULT 0',
});
const text = (name: string, characters: number, type: string): ColumnDemand => ({
  name,
  holds: 'text',
  characters,
  of: 'any language',
  standard: `${type} ${UTF8} NULL`,
});
const word = (words: readonly string[]): ColumnDemand => ({
  name: 'status',
  holds: 'word',
  words,
  standard: `ENUM(${words.map((one) => `'${one}'`).join(',')}) NOT NULL DEFAULT '${words[0]}'`,
});

const BATCHES: TableDemand = {
  table: 'mlm_payout_batches',
  columns: [
    ID,
    text('batch_reference', 40, 'VARCHAR(40)'),
    emptied(reference('processed_by_user_id')),
    emptied(reference('approved_by_user_id')),
    word(['draft', 'pending_approval', 'processing', 'completed', 'cancelled']),
    { name: 'total_amount', holds: 'amount', ours: true, standard: MONEY },
    count('total_records'),
    count('required_approvals'),
    count('approval_count'),
    emptied(instant('approved_at')),
    emptied(instant('processed_at')),
    emptied(text('disbursement_reference', 100, 'VARCHAR(100)')),
    emptied(text('processed_notes', 4_000, 'TEXT')),
    { ...instant('created_at'), holds: 'instant', countsAs: 'when it was written' },
  ],
  unique: [['id'], ['batch_reference']],
  inserts: { alsoWritten: [] },
  locked: true,
  ours: [],
  ourKeys: {},
};

const ITEMS: TableDemand = {
  table: 'mlm_payout_batch_items',
  columns: [
    ID,
    reference('batch_id'),
    reference('commission_id'),
    reference('beneficiary_user_id'),
    { name: 'amount', holds: 'amount', ours: true, standard: MONEY },
    word(['pending', 'approved', 'paid', 'failed']),
    emptied(text('notes', 4_000, 'TEXT')),
    instant('created_at'),
    instant('updated_at'),
  ],
  unique: [['id']],
  inserts: { alsoWritten: ['item_no', 'live_commission_id'] },
  locked: true,
  ours: [],
  ourKeys: {},
};

const APPROVALS: TableDemand = {
  table: 'mlm_payout_batch_approvals',
  columns: [
    ID,
    reference('batch_id'),
    reference('approver_user_id'),
    word(['pending', 'approved', 'rejected']),
    emptied(text('notes', 4_000, 'TEXT')),
    instant('created_at'),
    instant('updated_at'),
  ],
  unique: [['id'], ['batch_id', 'approver_user_id']],
  inserts: { alsoWritten: ['content_hash', 'created_at', 'updated_at'] },
  locked: true,
  ours: [],
  ourKeys: {},
};

/** What we rely on in the old script's tables, which become ours; those that are ours already have it. */
export const PHASE_FIVE_DEMANDS: readonly TableDemand[] = [BATCHES, ITEMS, APPROVALS];
