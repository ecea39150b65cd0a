import { altered, dropped, type HostDeviation, modified } from './host-deviation.ts';

const BATCHES = 'mlm_payout_batches';
const ITEMS = 'mlm_payout_batch_items';
const APPROVALS = 'mlm_payout_batch_approvals';

/** Of the old script's tables, which become ours. */
export const PHASE_FIVE_DEVIATIONS: readonly HostDeviation[] = [
  modified(`${BATCHES}.batch_reference`, 'VARCHAR(20) NOT NULL', /batches\.batch_reference is varchar\(20\)/),
  modified(
    `${BATCHES}.disbursement_reference`,
    'VARCHAR(50) NULL',
    /batches\.disbursement_reference is varchar\(50\)/,
  ),
  modified(
    `${BATCHES}.processed_notes`,
    'TEXT CHARACTER SET latin1 NULL',
    /batches\.processed_notes .*latin1/,
  ),
  modified(`${BATCHES}.total_amount`, 'DOUBLE NOT NULL DEFAULT 0', /batches\.total_amount is double/),
  modified(
    `${BATCHES}.total_amount`,
    'DECIMAL(18,4) NOT NULL DEFAULT 0',
    /batches\.total_amount is decimal\(18,4\)/,
  ),
  modified(`${BATCHES}.total_amount`, 'DECIMAL(20,2) NOT NULL DEFAULT 0', 'works'),
  modified(`${BATCHES}.approved_at`, 'DATETIME(6) NULL', 'works'),
  modified(`${BATCHES}.created_at`, 'DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP', 'works'),
  modified(`${BATCHES}.created_at`, 'TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)', 'works'),
  modified(
    `${BATCHES}.status`,
    "ENUM('draft','processing','completed') NOT NULL",
    /batches\.status .*has no "pending_approval", "cancelled"/,
  ),
  modified(`${BATCHES}.status`, 'VARCHAR(30) NOT NULL', 'works'),
  altered(
    BATCHES,
    'DROP KEY batch_reference',
    /batches\.batch_reference has no UNIQUE key/,
    `${BATCHES} keys`,
  ),
  altered(
    BATCHES,
    'DEFAULT CHARACTER SET latin1',
    /batches has the default collation latin1/,
    `${BATCHES} text`,
  ),
  altered(
    BATCHES,
    'ADD COLUMN run_by VARCHAR(20) NOT NULL',
    /batches\.run_by is NOT NULL and has no default/,
    `${BATCHES} more`,
  ),
  modified(`${ITEMS}.amount`, 'DECIMAL(15,4) NOT NULL', /items\.amount is decimal\(15,4\)/),
  modified(`${ITEMS}.amount`, 'FLOAT NOT NULL', /items\.amount is float/),
  modified(`${ITEMS}.status`, 'VARCHAR(20) NOT NULL', /items\.status is varchar\(20\)/),
  modified(
    `${ITEMS}.status`,
    "ENUM('pending','approved','paid','failed','on_hold') NOT NULL DEFAULT 'pending'",
    /items\.status is enum\(.*'on_hold'\)/,
  ),
  modified(`${ITEMS}.notes`, 'VARCHAR(255) NULL', /items\.notes is varchar\(255\)/),
  modified(`${ITEMS}.created_at`, 'DATETIME(6) NULL', 'works'),
  modified(`${APPROVALS}.notes`, 'TEXT CHARACTER SET utf8mb3 NULL', /approvals\.notes .*utf8(mb3)? holds/),
  modified(`${APPROVALS}.updated_at`, 'TIMESTAMP(6) NULL', 'works'),
  modified(`${APPROVALS}.created_at`, 'DATETIME NOT NULL', 'works'),
  dropped(`${APPROVALS}.updated_at`),
];
