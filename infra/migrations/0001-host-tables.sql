-- The company's own tables: made only where there are none (trials, tests); where the company has them, nothing changes.

CREATE TABLE IF NOT EXISTS users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(150) NOT NULL,
  email VARCHAR(190) NULL,
  type VARCHAR(30) NOT NULL DEFAULT 'associate',
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- as users.id: beneficiary_user_id, source_user_id
CREATE TABLE IF NOT EXISTS mlm_commission_ledger (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  beneficiary_user_id BIGINT UNSIGNED NOT NULL,
  source_user_id BIGINT UNSIGNED NOT NULL,
  commission_type ENUM('referral', 'direct_sale', 'team_bonus', 'level_bonus', 'performance_bonus', 'special_reward') NOT NULL,
  amount DECIMAL(15,2) NOT NULL,
  level TINYINT UNSIGNED NULL,
  property_id INT NULL,
  sale_amount DECIMAL(15,2) NULL,
  commission_percentage DECIMAL(5,2) NULL,
  status ENUM('pending', 'approved', 'paid', 'cancelled') NOT NULL DEFAULT 'pending',
  payout_batch_id BIGINT UNSIGNED NULL,
  notes TEXT NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP,
  KEY idx_commission_beneficiary (beneficiary_user_id),
  KEY idx_commission_source (source_user_id),
  KEY idx_commission_status (status),
  KEY idx_commission_level (level),
  CONSTRAINT fk_commission_beneficiary FOREIGN KEY (beneficiary_user_id) REFERENCES users (id),
  CONSTRAINT fk_commission_source FOREIGN KEY (source_user_id) REFERENCES users (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS mlm_settings (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  setting_key VARCHAR(120) NOT NULL,
  setting_value TEXT NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP,
  UNIQUE KEY uq_setting_key (setting_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- as users.id: user_id
CREATE TABLE IF NOT EXISTS mlm_notification_log (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NULL,
  channel ENUM('email', 'whatsapp', 'sms', 'system') NOT NULL DEFAULT 'email',
  type VARCHAR(60) NOT NULL,
  subject VARCHAR(150) NULL,
  message TEXT NULL,
  payload JSON NULL,
  status ENUM('pending', 'sent', 'failed') NOT NULL DEFAULT 'pending',
  error_message TEXT NULL,
  sent_at TIMESTAMP NULL,
  created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  KEY idx_notification_user (user_id),
  KEY idx_notification_type (type),
  KEY idx_notification_channel_status (channel, status),
  CONSTRAINT fk_notification_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
