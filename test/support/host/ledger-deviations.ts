import { altered, dropped, type HostDeviation, modified } from './host-deviation.ts';

const LEDGER = 'mlm_commission_ledger';
const ledger = (column: string, definition: string, comesTo: HostDeviation['comesTo'] = 'works') =>
  modified(`${LEDGER}.${column}`, definition, comesTo);

/** The ids of people: every column that has one, and the foreign keys between them. */
const userIds = (type: string): HostDeviation => ({
  name: `ids of users ${type}`,
  place: 'users.id',
  made: [
    `ALTER TABLE users MODIFY COLUMN id ${type} NOT NULL AUTO_INCREMENT`,
    `ALTER TABLE ${LEDGER} MODIFY COLUMN beneficiary_user_id ${type} NOT NULL, MODIFY COLUMN source_user_id ${type} NOT NULL`,
    `ALTER TABLE mlm_notification_log MODIFY COLUMN user_id ${type} NULL`,
    `ALTER TABLE ${LEDGER} ADD CONSTRAINT fk_b FOREIGN KEY (beneficiary_user_id) REFERENCES users (id)`,
  ],
  keyless: true,
  comesTo: 'works',
});

const withoutKeysToUsers = (deviation: HostDeviation): HostDeviation => ({ ...deviation, keyless: true });

/** Of the ledger and the people whom it pays. */
export const LEDGER_DEVIATIONS: readonly HostDeviation[] = [
  ...['INT', 'INT UNSIGNED', 'BIGINT', 'MEDIUMINT UNSIGNED'].map(userIds),
  ...['INT', 'INT UNSIGNED', 'BIGINT', 'SMALLINT'].map((type) =>
    ledger('id', `${type} NOT NULL AUTO_INCREMENT`),
  ),
  ledger('payout_batch_id', 'INT NULL'),
  ledger('payout_batch_id', 'BIGINT UNSIGNED NOT NULL DEFAULT 0', /ledger\.payout_batch_id is NOT NULL/),
  dropped(`${LEDGER}.payout_batch_id`),
  withoutKeysToUsers(ledger('beneficiary_user_id', 'BIGINT UNSIGNED NULL')),
  withoutKeysToUsers(
    ledger('beneficiary_user_id', 'VARCHAR(36) NOT NULL', /beneficiary_user_id is varchar\(36\)/),
  ),
  ledger('amount', 'DECIMAL(15,4) NOT NULL'),
  ledger('amount', 'DECIMAL(15,4) NULL'),
  ledger('amount', 'DECIMAL(20,2) NOT NULL'),
  ledger('amount', 'DECIMAL(12,2) UNSIGNED NOT NULL'),
  ledger('amount', 'DOUBLE NOT NULL', /ledger\.amount is double: .*not exact/),
  ledger('amount', 'FLOAT NOT NULL', /ledger\.amount is float: .*not exact/),
  ledger('amount', 'BIGINT NOT NULL', /ledger\.amount is bigint.*rupees or paise/),
  ledger('amount', 'VARCHAR(20) NOT NULL', /ledger\.amount is varchar\(20\)/),
  ledger('created_at', 'TIMESTAMP NULL DEFAULT NULL'),
  ledger('created_at', 'TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)'),
  ledger('created_at', 'TIMESTAMP(3) NULL'),
  ledger('created_at', 'DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP'),
  ledger('created_at', 'DATETIME(6) NULL'),
  ledger('created_at', 'DATE NULL', /ledger\.created_at is date: /),
  ledger('created_at', 'VARCHAR(30) NULL', /ledger\.created_at is varchar\(30\): /),
  dropped(`${LEDGER}.created_at`),
  ledger('status', 'VARCHAR(20) NOT NULL'),
  ledger('status', 'VARCHAR(255) CHARACTER SET latin1 NULL'),
  ledger('status', 'VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL'),
  ledger('status', "ENUM('pending','approved','on_hold','paid','cancelled') NOT NULL DEFAULT 'pending'"),
  ledger(
    'status',
    "ENUM('pending','approved','cancelled') NOT NULL DEFAULT 'pending'",
    /ledger\.status .*has no "paid"/,
  ),
  ledger('status', "ENUM('pending','paid') NULL", /ledger\.status .*has no "approved"/),
  {
    name: 'a status of any length',
    place: `${LEDGER}.status`,
    made: [`ALTER TABLE ${LEDGER} DROP KEY idx_status, MODIFY COLUMN status TEXT NULL`],
    comesTo: /ledger\.status is text/,
  },
  altered(LEDGER, 'CONVERT TO CHARACTER SET latin1', 'works', `${LEDGER} text`),
  altered(LEDGER, 'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', 'works', `${LEDGER} text`),
  altered(LEDGER, 'ROW_FORMAT=COMPACT', 'works', `${LEDGER} rows`),
  withoutKeysToUsers(
    altered(LEDGER, 'ENGINE=MyISAM', /mlm_commission_ledger is MyISAM: /, `${LEDGER} engine`),
  ),
  altered(
    LEDGER,
    'ADD KEY idx_payout_claim (notes(10))',
    /ledger\.notes has a key idx_payout_claim/,
    `${LEDGER} keys`,
  ),
  {
    name: 'the ledger partitioned',
    place: `${LEDGER} partitions`,
    made: [`ALTER TABLE ${LEDGER} PARTITION BY HASH (id) PARTITIONS 2`],
    keyless: true,
    comesTo: /mlm_commission_ledger is partitioned: /,
  },
  {
    name: 'a status too long for short keys',
    place: `${LEDGER}.status`,
    made: [
      `ALTER TABLE ${LEDGER} MODIFY COLUMN status VARCHAR(255) NULL, DROP KEY idx_status, ROW_FORMAT=COMPACT`,
    ],
    comesTo: /ledger\.status is varchar\(255\): it is too long for a key/,
  },
  {
    name: 'a ledger whose id is a key, not the primary one',
    place: `${LEDGER}.id`,
    made: [`ALTER TABLE ${LEDGER} ADD UNIQUE KEY uq_id (id), DROP PRIMARY KEY`],
    comesTo: /ledger\.id is not the primary key/,
  },
  withoutKeysToUsers({ ...dropped('users.email') }),
  { ...dropped('users.name') },
  modified('users.name', 'VARCHAR(60) CHARACTER SET latin1 NULL', 'works'),
  withoutKeysToUsers(altered('users', 'ENGINE=MyISAM', 'works', 'users engine')),
  withoutKeysToUsers(altered('users', 'CONVERT TO CHARACTER SET latin1', 'works', 'users text')),
];
