import { altered, dropped, type HostDeviation, modified } from './host-deviation.ts';

const SETTINGS = 'mlm_settings';
const LOG = 'mlm_notification_log';
const settings = (column: string, definition: string, comesTo: HostDeviation['comesTo'] = 'works') =>
  modified(`${SETTINGS}.${column}`, definition, comesTo);
const log = (column: string, definition: string, comesTo: HostDeviation['comesTo'] = 'works') =>
  modified(`${LOG}.${column}`, definition, comesTo);

const OF_SETTINGS: readonly HostDeviation[] = [
  settings('setting_key', 'VARCHAR(64) CHARACTER SET latin1 NOT NULL'),
  settings('setting_key', 'VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL'),
  settings('setting_key', 'VARCHAR(30) NOT NULL', /settings\.setting_key is varchar\(30\): /),
  altered(SETTINGS, 'DROP KEY setting_key', /settings\.setting_key has no UNIQUE key/, 'settings key'),
  altered(
    SETTINGS,
    'DROP KEY setting_key, ADD UNIQUE KEY k (setting_key, setting_value(20))',
    /settings\.setting_key has no UNIQUE key/,
    'settings key',
  ),
  altered(SETTINGS, 'DROP KEY setting_key, ADD UNIQUE KEY k (setting_key(100))', 'works', 'settings key'),
  altered(
    SETTINGS,
    'DROP COLUMN id, DROP KEY setting_key, ADD PRIMARY KEY (setting_key)',
    'works',
    'settings key',
  ),
  settings('setting_value', 'VARCHAR(255) NULL', /setting_value is varchar\(255\): we write up to 4000/),
  settings('setting_value', 'TINYTEXT NULL', /setting_value is tinytext/),
  settings('setting_value', 'LONGTEXT NULL'),
  settings('setting_value', 'VARCHAR(5000) NULL'),
  settings('setting_value', 'TEXT NOT NULL', /setting_value is NOT NULL/),
  settings('setting_value', 'TEXT CHARACTER SET latin1 NULL', /setting_value .*latin1 holds no ₹/),
  settings(
    'setting_value',
    'TEXT CHARACTER SET utf8mb3 NULL',
    /setting_value .*utf8(mb3)? holds no ₹ and no emoji/,
  ),
  settings('setting_value', 'BLOB NULL', /setting_value is blob/),
  settings('created_at', 'DATETIME NULL'),
  settings('created_at', 'TIMESTAMP(6) NULL'),
  settings('created_at', 'DATETIME NOT NULL', /settings\.created_at is NOT NULL and has no default/),
  settings('updated_at', 'TIMESTAMP(3) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(3)'),
  dropped(`${SETTINGS}.updated_at`),
  altered(SETTINGS, "ADD COLUMN grp VARCHAR(20) NOT NULL DEFAULT 'x'", 'works', 'settings more'),
  altered(
    SETTINGS,
    'ADD COLUMN grp VARCHAR(20) NOT NULL',
    /settings\.grp is NOT NULL and has no default/,
    'settings more',
  ),
  altered(SETTINGS, 'ENGINE=MyISAM', /mlm_settings is MyISAM/, 'settings engine'),
  altered(SETTINGS, 'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', 'works', 'settings text'),
];

const OF_LOG: readonly HostDeviation[] = [
  log('id', 'INT NOT NULL AUTO_INCREMENT'),
  log('id', 'BIGINT UNSIGNED NOT NULL', /log\.id .*gives none by itself/),
  log('channel', 'VARCHAR(20) NULL'),
  log('channel', "ENUM('email','sms') NOT NULL DEFAULT 'email'", /log\.channel .*has no "system"/),
  log('type', "ENUM('commission_approved','welcome') NOT NULL", /log\.type is enum/),
  log('type', 'VARCHAR(20) NOT NULL', /log\.type is varchar\(20\)/),
  log('subject', 'VARCHAR(100) CHARACTER SET latin1 NULL'),
  log('subject', 'VARCHAR(60) NULL', /log\.subject is varchar\(60\): we write up to 100/),
  log('message', 'VARCHAR(255) NULL', /log\.message is varchar\(255\)/),
  log('message', 'TEXT CHARACTER SET latin1 NULL', /log\.message .*latin1 holds no ₹/),
  log('message', 'TEXT CHARACTER SET utf8mb3 NULL', /log\.message .*utf8(mb3)? holds/),
  log('message', 'MEDIUMTEXT NOT NULL'),
  log('payload', 'LONGTEXT NULL'),
  log('payload', 'TEXT CHARACTER SET utf8mb4 NOT NULL'),
  log('payload', 'VARCHAR(1000) NULL', /log\.payload is varchar\(1000\)/),
  log('payload', 'LONGTEXT CHARACTER SET latin1 NULL', /log\.payload is longtext in latin1/),
  log('status', 'VARCHAR(20) NOT NULL'),
  log('status', "ENUM('queued','pending','sent','failed','read') NOT NULL DEFAULT 'queued'"),
  log('status', "ENUM('pending','sent') NOT NULL DEFAULT 'pending'", /log\.status .*has no "failed"/),
  log('error_message', 'VARCHAR(255) NULL', /log\.error_message is varchar\(255\)/),
  log('error_message', 'VARCHAR(2000) NULL'),
  log('error_message', 'TEXT NOT NULL', /log\.error_message is NOT NULL/),
  log('sent_at', 'DATETIME(6) NULL'),
  log('created_at', 'DATETIME(3) NULL DEFAULT CURRENT_TIMESTAMP(3)'),
  log('created_at', 'TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)'),
  log('created_at', 'DATETIME NULL', /log\.created_at does not begin as the moment/),
  log('user_id', 'BIGINT UNSIGNED NOT NULL', /log\.user_id is NOT NULL and has no default/),
  dropped(`${LOG}.error_message`),
  altered(
    LOG,
    'ADD COLUMN attempts INT NOT NULL DEFAULT 0',
    /log\.attempts is there, and none of ours/,
    'log more',
  ),
  altered(
    LOG,
    'ADD COLUMN notice_key VARCHAR(20) NULL',
    /log\.notice_key is there, and none of ours/,
    'log more',
  ),
  altered(LOG, 'ADD KEY idx_notice_due (type)', /log\.type has a key idx_notice_due/, 'log keys'),
  { ...altered(LOG, 'ENGINE=MyISAM', /mlm_notification_log is MyISAM/, 'log engine'), keyless: true },
  altered(LOG, 'CONVERT TO CHARACTER SET latin1', /log\.message .*latin1 holds no ₹/, 'log text'),
  altered(LOG, 'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', 'works', 'log text'),
  {
    ...altered(LOG, 'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs', 'works', 'log text'),
    only: 'mysql',
  },
];

/** Of settings and notifications, and of the whole. */
export const OTHER_DEVIATIONS: readonly HostDeviation[] = [
  ...OF_SETTINGS,
  ...OF_LOG,
  {
    name: 'users of INT, and no notifications yet',
    place: 'users.id',
    made: [
      'DROP TABLE mlm_notification_log',
      'DROP TABLE mlm_commission_ledger',
      'DROP TABLE users',
      'CREATE TABLE users (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(150), email VARCHAR(190))',
    ],
    comesTo: 'works',
  },
  {
    name: 'users of MyISAM, and no ledger yet',
    place: 'users.id',
    made: [
      'DROP TABLE mlm_notification_log',
      'DROP TABLE mlm_commission_ledger',
      'ALTER TABLE users ENGINE=MyISAM',
    ],
    comesTo: /users is MyISAM: there is no mlm_commission_ledger/,
  },
];
