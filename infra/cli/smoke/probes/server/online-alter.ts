import { changeSchema } from '../../../../../shared/aws/change-schema.ts';
import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf } from '../../scratch/outcome.ts';

const ALTERS = [
  'ALTER TABLE altered ADD COLUMN notice_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL, ADD COLUMN attempts INT UNSIGNED NOT NULL DEFAULT 0, ALGORITHM=INSTANT',
  "ALTER TABLE altered MODIFY COLUMN status ENUM('pending', 'sent', 'failed') NOT NULL DEFAULT 'pending', ADD COLUMN item_no INT UNSIGNED NULL, ALGORITHM=INSTANT",
  'ALTER TABLE altered ADD KEY idx_claim (status, id), ALGORITHM=INPLACE, LOCK=NONE',
  'ALTER TABLE altered ADD UNIQUE KEY uq_notice_key (notice_key), ALGORITHM=INPLACE, LOCK=NONE',
];

export const onlineAlter: Probe = {
  name: 'online-alter',
  question:
    'Are our ALTERs accepted: columns INSTANT, keys INPLACE and LOCK=NONE, lock_wait_timeout 1, continueAfterTimeout?',
  weAssume: 'yes, for columns, an ENUM value, a key and a UNIQUE key',
  reliedOnBy: ['shared/aws/change-schema.ts', 'infra/migrations/0003-host-additions.sql'],
  ifItDiffers: 'Do not deploy: change infra/migrations, or apply them by hand, first.',
  ask: async ({ api, deps }) => {
    await api.execute(
      `CREATE TABLE altered (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
         status ENUM('pending', 'sent') NOT NULL DEFAULT 'pending') ENGINE=InnoDB`,
    );
    await api.execute('INSERT INTO altered (status) VALUES (DEFAULT), (DEFAULT)');
    for (const sql of ALTERS) {
      const outcome = await outcomeOf(changeSchema(deps, { sql, params: {}, expectRows: 'any' }));
      if (outcome.kind === 'refused') return judged(false, `${sql}: ${outcome.text}`);
    }
    return judged(true, `${ALTERS.length} of ${ALTERS.length} made`);
  },
};
