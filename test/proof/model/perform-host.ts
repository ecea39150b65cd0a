import type { Connection, ResultSetHeader } from 'mysql2/promise';
import type { Action } from './action.ts';
import type { Clients, Seen } from './clients.ts';
import { createdAt } from './given-history.ts';
import { rupees, USERS } from './model-state.ts';

type Host = Extract<Action, { kind: 'host' }>;

const DEADLOCK = 1213;
/** As long as it takes somebody to be seen waiting. */
const HELD_MILLISECONDS = 150;

/** A careful application: only what is still approved. */
const SET = {
  cancel: `status = 'cancelled'`,
  age: `created_at = '2025-01-01'`,
  amount: 'amount = ?',
  beneficiary: 'beneficiary_user_id = ?',
} as const;

const statementOf = ({ change, commission, amount, beneficiary }: Host, { startedAt }: Seen) => {
  if (change === 'add') {
    return {
      sql: `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
            VALUES (?, ?, 1, 'referral', ?, 'approved', ?)`,
      values: [commission, beneficiary, rupees(amount), createdAt(startedAt)],
    };
  }
  const given = { amount: [rupees(amount)], beneficiary: [beneficiary], cancel: [], age: [] }[change];
  return {
    sql: `UPDATE mlm_commission_ledger SET ${SET[change]} WHERE id = ? AND status = 'approved'`,
    values: [...given, commission],
  };
};

/** Once more as the victim of a deadlock, as every user of InnoDB must. */
const write = async (connection: Connection, host: Host, seen: Seen): Promise<string> => {
  const { sql, values } = statementOf(host, seen);
  try {
    const [{ affectedRows }] = await connection.query<ResultSetHeader>(sql, values);
    return affectedRows === 1 ? 'changed' : 'too late';
  } catch (error) {
    if ((error as { errno?: number }).errno !== DEADLOCK) throw error;
    return write(connection, host, seen);
  }
};

export const performHost = ({ writer }: Clients, seen: Seen, host: Host): Promise<string> =>
  write(writer, host, seen);

export const deleteUser = async (
  { writer }: Clients,
  { who }: Extract<Action, { kind: 'delete user' }>,
): Promise<string> => {
  const [{ affectedRows }] = await writer.query<ResultSetHeader>('DELETE FROM users WHERE id = ?', [
    USERS[who],
  ]);
  return affectedRows === 1 ? 'changed' : 'too late';
};

/** Begun by the time this answers; ended by calling what it answers with whoever acts meanwhile. */
export const holdOpen = async (
  { holder }: Clients,
  seen: Seen,
  host: Host,
): Promise<(others: Promise<unknown>) => Promise<string>> => {
  await holder.beginTransaction();
  const answer = await write(holder, host, seen);
  const waited = new Promise((resolve) => setTimeout(resolve, HELD_MILLISECONDS));
  return async (others) => {
    if (answer === 'changed') await Promise.race([others, waited]);
    await (host.held === 'then committed' ? holder.commit() : holder.rollback());
    return answer;
  };
};
