import type { PayoutStack } from './payout-stack.ts';

export type GivenCommission = {
  readonly amount?: string;
  readonly status?: 'pending' | 'approved' | 'paid' | 'cancelled';
  readonly beneficiary?: number;
  /** Age at the moment of the test. */
  readonly hoursOld?: number;
  /** Or a fixed UTC time, YYYY-MM-DD HH:MM:SS. */
  readonly createdAt?: string;
};

/** What people, runs and the host leave behind; those that refer to others first. */
const WORK = [
  'mlm_payout_batch_approvals',
  'mlm_payout_batch_items',
  'mlm_payout_batch_summaries',
  'mlm_payout_batches',
  'mlm_payout_runs',
  'mlm_payout_events',
  'mlm_payout_streams',
  'mlm_payout_idempotency',
  'mlm_payout_request_counts',
  'mlm_payout_run_requests',
  'mlm_payout_exports',
  'mlm_payout_holds',
  'mlm_payout_offers',
  'mlm_payout_notes',
  'mlm_notification_log',
  'mlm_commission_ledger',
  'mlm_settings',
];

/** As if nobody had done anything yet; the people stay. */
export const givenNoWork = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<void> => {
  // What a minute of the notice function kept of it is lost on purpose.
  await sql(
    `INSERT IGNORE INTO mlm_payout_lost_events SELECT stream, seq, hash, action, 0 FROM mlm_payout_events`,
  );
  for (const table of WORK) await sql(`DELETE FROM ${table}`);
};

/** An empty company with three associates (users 1 to 3) and automation enabled, one approval. */
export const givenCompany = async ({ sql, stack }: PayoutStack): Promise<void> => {
  stack.dataApi.faults.clear();
  await givenNoWork({ sql });
  for (const table of ['mlm_payout_approvers', 'users']) await sql(`DELETE FROM ${table}`);
  await sql(
    `INSERT INTO users (id, name, email) VALUES (1, 'Asha', 'a@x'), (2, 'Bimal', 'b@x'), (3, 'Chitra', 'c@x')`,
  );
  await givenSettings({ sql }, { enabled: '1' });
};

export const givenSettings = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  settings: Readonly<Record<string, string | null>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(settings)) {
    await sql(
      `INSERT INTO mlm_settings (setting_key, setting_value) VALUES (?, ?)
         ON DUPLICATE KEY UPDATE setting_value = VALUES(setting_value)`,
      [`payout_automation_${name}`, value],
    );
  }
};

/** Approved, 100.00, an hour old, of associate 1, unless told otherwise. */
export const givenCommissions = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  commissions: readonly GivenCommission[],
): Promise<void> => {
  const rows = commissions.map(({ amount = '100.00', status = 'approved', beneficiary = 1, ...age }) => {
    const { hoursOld = 1, createdAt } = age;
    const at =
      createdAt ?? new Date(Date.now() - hoursOld * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    return [beneficiary, 1, 'referral', amount, status, at];
  });
  await sql(
    `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     VALUES ?`,
    [rows],
  );
};

/** `count` approved commissions made by the server itself: amounts 0.01 to 999.99, an hour old and older by seconds. */
export const givenManyCommissions = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  count: number,
): Promise<void> => {
  await sql(
    `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     SELECT 1 + n % 3, 1, 'direct_sale', 0.01 + (n * 7919) % 99999 / 100, 'approved',
            DATE_SUB(NOW(), INTERVAL 3600 + n % 5000 SECOND)
       FROM (WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
             SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n
               FROM digits a, digits b, digits c, digits e, digits f) numbers
      WHERE n < ?`,
    [count],
  );
};

const minutesFromNow = (minutes: number): string => {
  const at = new Date(Math.floor(Date.now() / 1000) * 1000 + minutes * 60_000);
  return at.toISOString().replace('.000Z', 'Z');
};

/** The event of the daily schedule. */
export const scheduleEvent = (scheduledTime = minutesFromNow(0)) => ({
  trigger: 'schedule',
  scheduleName: 'mlm-payouts-run',
  scheduledTime,
});
