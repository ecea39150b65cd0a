import { openSession, type Session, type SessionOptions } from './session.ts';

/** Where sessions come from, and go to when their call or transaction is over. */
export type Sessions = {
  open(options: SessionOptions): Promise<Session>;
  /** Ends those that nobody is using. */
  close(): void;
};

/** A new one for every call or transaction: nothing can leak from one to the next. */
export const freshSessions = (): Sessions => ({ open: openSession, close: () => {} });

/** What others may have left in a session, two ways in turn. None of it may matter to whoever comes next. */
const LEFT_BEHIND: readonly (readonly string[])[] = [
  [
    `SET SESSION sql_mode = '', time_zone = '+05:30', group_concat_max_len = 64, innodb_lock_wait_timeout = 1, lock_wait_timeout = 1`,
    'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
    `SET @left_behind = 'by another'`,
    'SELECT LAST_INSERT_ID(4711)',
  ],
  [
    `SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION', time_zone = '-08:00', group_concat_max_len = 1000000, innodb_lock_wait_timeout = 50, lock_wait_timeout = 50`,
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    'SET @left_behind = NULL',
  ],
];

const openers = () => {
  let opened = 0;
  return async (session: Session): Promise<Session> => {
    opened += 1;
    for (const sql of LEFT_BEHIND[opened % LEFT_BEHIND.length] ?? []) await session.run(sql);
    return session;
  };
};

/** Back to the pool where it is sound: neither stopped, nor lost, nor still at work behind a timeout. */
const returning = (session: Session, giveBack: () => void): Session => {
  let isSound = true;
  let running = 0;
  return {
    ...session,
    run: async (sql) => {
      running += 1;
      try {
        return await session.run(sql);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'DatabaseErrorException') isSound = false;
        throw error;
      } finally {
        running -= 1;
      }
    },
    kill: async () => {
      isSound = false;
      await session.kill();
    },
    close: () => (isSound && running === 0 ? giveBack() : session.close()),
  };
};

/** As the service keeps them, of each user and database: whoever comes next finds what others have left there. */
export const pooledSessions = (): Sessions => {
  const idle = new Map<string, Session[]>();
  const dirty = openers();
  const takeFrom = async (pool: Session[]): Promise<Session | undefined> => {
    for (let session = pool.pop(); session; session = pool.pop()) {
      const found = session;
      const sound = await dirty(found).catch(() => found.close());
      if (sound) return sound;
    }
    return undefined;
  };
  return {
    open: async (options) => {
      const { username, password, database } = options;
      const key = JSON.stringify([username, password, database]);
      const pool = idle.get(key) ?? [];
      idle.set(key, pool);
      const session = (await takeFrom(pool)) ?? (await dirty(await openSession(options)));
      return returning(session, () => void pool.push(session));
    },
    close: () => {
      for (const pool of idle.values()) for (const session of pool.splice(0)) session.close();
    },
  };
};
