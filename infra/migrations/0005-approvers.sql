-- Who may do what: one row per sign-in of a person, never deleted. No foreign key leads to users, whose id may be INT or BIGINT.

-- roles is a list in the order of the check, not a SET, which the Data API does not read.
CREATE TABLE IF NOT EXISTS mlm_payout_approvers (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL,
  issuer VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  roles VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  active TINYINT UNSIGNED NOT NULL,
  active_since DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY uq_approver_identity (issuer, subject),
  KEY idx_approver_user (user_id),
  CONSTRAINT ck_approver_roles CHECK (
    roles <> '' AND CONCAT(roles, ',') REGEXP '^(viewer,)?(operator,)?(approver,)?(finance,)?(admin,)?$'
  ),
  CONSTRAINT ck_approver_active CHECK (active IN (0, 1))
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
