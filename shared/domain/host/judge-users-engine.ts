import type { HostFinding } from './host-finding.ts';
import type { HostSchema } from './host-schema.ts';

/** Where they are not there, a migration makes them, with a foreign key to the users. */
const LEADING_TO_USERS = ['mlm_commission_ledger', 'mlm_notification_log'];

/** Users are only read, whatever their engine; but a foreign key leads to InnoDB alone. */
export const judgeUsersEngine = ({ tables }: HostSchema): HostFinding[] => {
  const users = tables.find(({ name }) => name === 'users');
  const missing = LEADING_TO_USERS.filter((table) => !tables.some(({ name }) => name === table));
  if (!users || users.engine === 'InnoDB' || missing.length === 0) return [];
  return [
    {
      ...{ table: 'users', column: null, severity: 'unfit', found: `is ${users.engine ?? 'a view'}` },
      means: `there is no ${missing.join(' and no ')}, and the table of that name that is made could not refer to users`,
      alter: 'ALTER TABLE users ENGINE=InnoDB',
    },
  ];
};
