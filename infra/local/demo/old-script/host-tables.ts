const STAMPS = `created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP`;
const TABLE_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** The company's tables as they stood before any of ours. `userId` is the type of a user's id. */
export const hostTables = (userId: string): string[] => [
  `CREATE TABLE users (id ${userId} NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(150), email VARCHAR(190),
     type VARCHAR(30), phone VARCHAR(20), ${STAMPS}) ${TABLE_OPTIONS}`,
  `CREATE TABLE mlm_commission_ledger (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
     beneficiary_user_id ${userId} NOT NULL, source_user_id ${userId} NOT NULL,
     commission_type ENUM('referral','direct_sale','team_bonus','level_bonus','performance_bonus','special_reward') NOT NULL,
     amount DECIMAL(15,2) NOT NULL, level TINYINT UNSIGNED NULL, property_id INT NULL, sale_amount DECIMAL(15,2) NULL,
     commission_percentage DECIMAL(5,2) NULL,
     status ENUM('pending','approved','paid','cancelled') NOT NULL DEFAULT 'pending',
     payout_batch_id BIGINT UNSIGNED NULL, notes TEXT NULL, ${STAMPS},
     KEY idx_b (beneficiary_user_id), KEY idx_s (source_user_id), KEY idx_status (status), KEY idx_level (level),
     CONSTRAINT fk_b FOREIGN KEY (beneficiary_user_id) REFERENCES users (id),
     CONSTRAINT fk_s FOREIGN KEY (source_user_id) REFERENCES users (id)) ${TABLE_OPTIONS}`,
  `CREATE TABLE mlm_settings (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, setting_key VARCHAR(120) NOT NULL UNIQUE,
     setting_value TEXT NULL, ${STAMPS}) ${TABLE_OPTIONS}`,
  `CREATE TABLE mlm_notification_log (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, user_id ${userId} NULL,
     channel ENUM('email','whatsapp','sms','system') NOT NULL DEFAULT 'email', type VARCHAR(60) NOT NULL,
     subject VARCHAR(150) NULL, message TEXT NULL, payload JSON NULL,
     status ENUM('pending','sent','failed') NOT NULL DEFAULT 'pending', error_message TEXT NULL,
     sent_at TIMESTAMP NULL DEFAULT NULL, created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
     KEY idx_user (user_id), KEY idx_type (type), KEY idx_channel_status (channel, status),
     CONSTRAINT fk_n FOREIGN KEY (user_id) REFERENCES users (id)) ${TABLE_OPTIONS}`,
];
