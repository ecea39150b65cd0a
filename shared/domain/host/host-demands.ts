import type { ColumnDemand } from './column-demand.ts';
import type { TableDemand } from './table-demand.ts';

const UTF8 = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
const ID = { name: 'id', holds: 'id', standard: 'BIGINT UNSIGNED NOT NULL AUTO_INCREMENT' } as const;
const CREATED: ColumnDemand = {
  name: 'created_at',
  holds: 'instant',
  standard: 'TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP',
};

const USERS: TableDemand = {
  table: 'users',
  columns: [
    { ...ID, increments: false },
    { name: 'name', holds: 'name', standard: `VARCHAR(150) ${UTF8} NULL` },
    { name: 'email', holds: 'name', standard: `VARCHAR(190) ${UTF8} NULL` },
  ],
  unique: [['id']],
  inserts: undefined,
  locked: false,
  ours: [],
  ourKeys: {},
};

const LEDGER: TableDemand = {
  table: 'mlm_commission_ledger',
  columns: [
    { ...ID, increments: false },
    { name: 'beneficiary_user_id', holds: 'reference', standard: 'BIGINT UNSIGNED NULL' },
    { name: 'amount', holds: 'amount', standard: 'DECIMAL(15,2) NOT NULL' },
    {
      name: 'status',
      holds: 'word',
      words: ['approved', 'paid'],
      standard: "ENUM('pending','approved','paid','cancelled') NOT NULL DEFAULT 'pending'",
    },
    { name: 'payout_batch_id', holds: 'reference', empty: 'always', standard: 'BIGINT UNSIGNED NULL' },
    { ...CREATED, holds: 'instant', countsAs: 'when it was earned' },
  ],
  unique: [['id']],
  inserts: undefined,
  locked: true,
  ours: [],
  ourKeys: { idx_payout_claim: ['status', 'payout_batch_id', 'created_at', 'id'] },
};

const SETTINGS: TableDemand = {
  table: 'mlm_settings',
  columns: [
    { name: 'setting_key', holds: 'text', characters: 60, of: 'ASCII', standard: 'VARCHAR(120) NOT NULL' },
    // last_error is the longest: the message of a failure, and what the server said.
    {
      ...{ name: 'setting_value', holds: 'text', characters: 4_000, of: 'any language', empty: 'always' },
      standard: `TEXT ${UTF8} NULL`,
    },
    CREATED,
    { name: 'updated_at', holds: 'instant', standard: 'TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP' },
  ],
  unique: [['setting_key']],
  inserts: { alsoWritten: [] },
  locked: true,
  ours: [],
  ourKeys: {},
};

const NOTIFICATIONS: TableDemand = {
  table: 'mlm_notification_log',
  columns: [
    { ...ID, increments: true },
    {
      name: 'channel',
      holds: 'word',
      words: ['system'],
      standard: "ENUM('email','whatsapp','sms','system') NOT NULL DEFAULT 'email'",
    },
    { name: 'type', holds: 'text', characters: 40, of: 'ASCII', standard: `VARCHAR(60) ${UTF8} NOT NULL` },
    { name: 'subject', holds: 'text', characters: 100, of: 'ASCII', standard: `VARCHAR(150) ${UTF8} NULL` },
    {
      ...{ name: 'message', holds: 'text', characters: 16_000, of: 'any language', empty: 'when asked' },
      standard: `TEXT ${UTF8} NULL`,
    },
    { name: 'payload', holds: 'JSON', empty: 'when asked', standard: 'JSON NULL' },
    {
      name: 'status',
      holds: 'word',
      words: ['pending', 'sent', 'failed'],
      standard: "ENUM('pending','sent','failed') NOT NULL DEFAULT 'pending'",
    },
    {
      ...{ name: 'error_message', holds: 'text', characters: 1_000, of: 'any language', empty: 'always' },
      standard: `TEXT ${UTF8} NULL`,
    },
    { name: 'sent_at', holds: 'instant', standard: 'TIMESTAMP NULL' },
    { ...CREATED, holds: 'instant', countsAs: 'when it was written' },
  ],
  unique: [['id']],
  inserts: { alsoWritten: ['notice_key', 'attempts', 'next_attempt_at'] },
  locked: true,
  ours: ['notice_key', 'attempts', 'next_attempt_at'],
  ourKeys: { uq_notice_key: ['notice_key'], idx_notice_due: ['next_attempt_at', 'id'] },
};

/** What we rely on in the company's own tables. */
export const HOST_DEMANDS: readonly TableDemand[] = [USERS, LEDGER, SETTINGS, NOTIFICATIONS];
