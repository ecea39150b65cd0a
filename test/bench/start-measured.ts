import { engine } from '../support/engine.ts';
import { type PayoutStack, startPayoutStack } from '../support/payout-stack.ts';

/** Aurora has no redo log that fills up: one of the usual small size would be measured instead of the statements. */
const ROOMY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mariadb: { innodb_log_file_size: '1G' },
  mysql: { innodb_redo_log_capacity: '1G' },
};

/** A company on a server with this much memory for its pages, its redo log and files large enough not to matter. */
export const startMeasured = (pool: string): Promise<PayoutStack> =>
  startPayoutStack({
    parameters: { innodb_buffer_pool_size: pool, innodb_autoextend_increment: '64', ...ROOMY[engine.name] },
  });

/** As a figure says where it was measured. */
export const onServer = (pool: string): string => `${engine.title}, pool ${pool}`;
