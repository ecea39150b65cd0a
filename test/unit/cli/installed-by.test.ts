import { describe, expect, it } from 'vitest';
import { installedBy } from '../../../infra/cli/uninstall/installed-by.ts';
import { uninstallText } from '../../../infra/cli/uninstall/uninstall-text.ts';

describe('what migrations have added', () => {
  it("is told of tables that may be the company's; others are ours", () => {
    const installed = installedBy([
      `-- Why.
CREATE TABLE IF NOT EXISTS users (
  id INT
);
CREATE TABLE IF NOT EXISTS mlm_payout_new (
  id INT
);
UPDATE mlm_payout_new SET id = 1;`,
      `-- unless column users.a
ALTER TABLE users
  ADD COLUMN a DECIMAL(15,2) NULL,
  MODIFY COLUMN b INT NULL,
  ALGORITHM=INSTANT;

ALTER TABLE users
  ADD UNIQUE KEY uq_a (a, b),
  ADD KEY idx_a (a),
  ALGORITHM=INPLACE, LOCK=NONE;`,
    ]);
    expect(installed).toEqual({
      made: ['mlm_payout_new'],
      added: [{ table: 'users', keys: ['uq_a', 'idx_a'], columns: ['a'], changed: ['b'] }],
    });
  });

  it.each([
    'ALTER TABLE mlm_settings\n  DROP COLUMN a,\n  ALGORITHM=INSTANT;',
    'ALTER TABLE mlm_settings\n  ADD COLUMN a INT,\n  ADD CONSTRAINT ck CHECK (a = 1),\n  ALGORITHM=INSTANT;',
    'ALTER TABLE mlm_payout_batches\n  CONVERT TO CHARACTER SET utf8mb4;',
    "INSERT IGNORE INTO mlm_settings (setting_key) VALUES ('a');",
    "UPDATE mlm_commission_ledger SET notes = '';",
    'RENAME TABLE mlm_settings TO others;',
  ])('is refused where nobody has said how to take it back: %s', (migration) => {
    expect(() => installedBy([migration])).toThrow(/expected ADD COLUMN.*infra\/cli\/uninstall/s);
  });

  it('is refused where a column was changed of which nobody has said how it was', () => {
    const migration = 'ALTER TABLE mlm_settings\n  MODIFY COLUMN setting_key TEXT,\n  ALGORITHM=INSTANT;';
    expect(() => uninstallText([migration])).toThrow(/mlm_settings\.setting_key was changed/);
  });
});
