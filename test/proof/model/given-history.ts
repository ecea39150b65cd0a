import { givenNoWork, givenSettings } from '../../support/given.ts';
import { givenOnRecord } from '../../support/given-on-record.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { settingTexts } from './clients.ts';
import { type Commission, rupees, type Settings, USERS } from './model-state.ts';

/** One age for all: then they are claimed in the order of their ids. */
export const createdAt = (startedAt: Date): string =>
  new Date(startedAt.getTime() - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Noon where the business is: no day ends while a history is played. POSIX signs are the other way round. */
const zoneAtNoon = (startedAt: Date): string => {
  const ahead = 12 - startedAt.getUTCHours();
  return `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`;
};

/** The company as it is before the first round; its people stay, entitled as they were before all histories. */
export const givenHistory = async (
  { sql, stack }: PayoutStack,
  settings: Settings,
  commissions: readonly Commission[],
  startedAt: Date,
): Promise<void> => {
  stack.dataApi.calls.reset();
  await givenNoWork({ sql });
  const users = Object.entries(USERS).map(([name, id]) => [id, name, `${name}@example.com`]);
  await sql('INSERT IGNORE INTO users (id, name, email) VALUES ?', [users]);
  await sql(`DELETE FROM mlm_payout_approvers WHERE subject = 'nil'`);
  await sql(`UPDATE mlm_payout_approvers SET active = 1, active_since = '2020-01-01'`);
  await sql(`UPDATE mlm_payout_approvers SET roles = 'operator,approver,finance' WHERE subject = 'asha'`);
  await sql(`UPDATE mlm_payout_approvers SET roles = 'approver,finance' WHERE subject = 'dev'`);
  await givenOnRecord({ sql });
  await givenSettings({ sql }, { ...settingTexts(settings), timezone: zoneAtNoon(startedAt) });
  const rows = commissions.map(({ id, amount, beneficiary, status }) => [
    id,
    beneficiary,
    1,
    'referral',
    rupees(amount),
    status,
    createdAt(startedAt),
  ]);
  await sql(
    `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     VALUES ?`,
    [rows],
  );
};
