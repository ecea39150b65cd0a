import type { Connection } from 'mysql2/promise';
import type { PayoutStack } from './payout-stack.ts';

export type HostAtWork = {
  /** Ends its work; answers how long its statements took. */
  readonly rest: () => Promise<{
    readonly statements: number;
    /** Statements that the server refused as a deadlock's victim. */
    readonly victims: readonly string[];
    readonly slowest: { readonly sql: string; readonly milliseconds: number };
  }>;
};

/** The application runs its transaction again, as every user of InnoDB must. */
const DEADLOCK = 1213;

type Task = (connection: Connection, round: number) => Promise<void>;

/** What the company's application does all day, on the rows and tables that a migration changes. */
const tasks = (
  timed: (connection: Connection, sql: string, values?: unknown[]) => Promise<unknown>,
): Task[] => [
  async (connection, round) => {
    await timed(connection, `UPDATE mlm_commission_ledger SET notes = ? WHERE id = ?`, [
      `seen ${round}`,
      1 + ((round * 7919) % 40_000),
    ]);
  },
  async (connection) => {
    await timed(
      connection,
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status)
       VALUES (1, 2, 'referral', 12.34, 'approved')`,
    );
  },
  async (connection, round) => {
    await timed(connection, 'UPDATE mlm_payout_batch_items SET notes = ? WHERE id = ?', [
      `seen ${round}`,
      1 + ((round * 104_729) % 40_000),
    ]);
  },
  // The old script's transaction, in small: a batch, its items, and a while until the commit.
  async (connection, round) => {
    await connection.beginTransaction();
    await timed(
      connection,
      `INSERT INTO mlm_payout_batches (batch_reference, status) VALUES (?, 'cancelled')`,
      [`HOST-${round}`],
    );
    await timed(
      connection,
      `INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount)
       SELECT LAST_INSERT_ID(), l.id, l.beneficiary_user_id, l.amount FROM mlm_commission_ledger l WHERE l.id BETWEEN ? AND ?`,
      [1 + ((round * 31) % 30_000), 20 + ((round * 31) % 30_000)],
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await connection.commit();
  },
  async (connection) => {
    await timed(
      connection,
      `INSERT INTO mlm_notification_log (user_id, type, subject) VALUES (1, 'otp', 'x')`,
    );
  },
];

/** The host at work on several connections at once, until it is told to rest. A statement that fails otherwise fails the test. */
export const hostAtWork = async ({ connect }: Pick<PayoutStack, 'connect'>): Promise<HostAtWork> => {
  let atWork = true;
  const victims: string[] = [];
  let statements = 0;
  let slowest = { sql: '', milliseconds: 0 };
  const timed = async (connection: Connection, sql: string, values: unknown[] = []): Promise<unknown> => {
    const began = performance.now();
    const answer = await connection.query(sql, values).catch((error: { errno?: number }) => {
      if (error.errno !== DEADLOCK) throw error;
      victims.push(sql);
      return connection.rollback();
    });
    const milliseconds = Math.round(performance.now() - began);
    statements += 1;
    if (milliseconds > slowest.milliseconds) slowest = { sql, milliseconds };
    return answer;
  };
  const workers = tasks(timed).map(async (task) => {
    const connection = await connect();
    try {
      for (let round = 0; atWork; round += 1) {
        await task(connection, round);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    } finally {
      await connection.end();
    }
  });
  const done = Promise.allSettled(workers);
  return {
    rest: async () => {
      atWork = false;
      await done;
      await Promise.all(workers);
      return { statements, slowest, victims };
    },
  };
};
