import { ApiError } from '../wire/api-error.ts';
import type { DataApiLimits } from '../wire/limits.ts';
import type { Session } from './session.ts';
import { StatementTimeout } from './statement-timeout.ts';

export type Ending = 'expired' | 'ended' | 'aborted';

/** One open transaction: a session of its own, one call at a time, and two clocks. */
export type Transaction = {
  readonly connectionId: number;
  /** Any error in the work ends the transaction. */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
  end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void>;
  rollBack(ending: Ending): Promise<void>;
};

const stillRunning = () => new ApiError('DatabaseErrorException', 'Transaction is still running a query');

type Clocks = {
  startIdle(): void;
  stopIdle(): void;
  stopAll(): void;
};

const createClocks = (limits: DataApiLimits, expire: () => void): Clocks => {
  let idle: NodeJS.Timeout | undefined;
  const lifetime = setTimeout(expire, limits.transactionMilliseconds).unref();
  const stopIdle = () => clearTimeout(idle);
  return {
    startIdle: () => {
      idle = setTimeout(expire, limits.idleMilliseconds).unref();
    },
    stopIdle,
    stopAll: () => {
      stopIdle();
      clearTimeout(lifetime);
    },
  };
};

export const createTransaction = (
  session: Session,
  limits: DataApiLimits,
  ended: (ending: Ending) => void,
): Transaction => {
  let state: 'idle' | 'busy' | 'over' = 'busy';
  const clocks = createClocks(limits, () => void rollBack('expired'));
  const finish = (ending: Ending): void => {
    state = 'over';
    clocks.stopAll();
    ended(ending);
  };
  const rollBack = async (ending: Ending): Promise<void> => {
    if (state === 'over') return;
    finish(ending);
    await session.kill();
    await session.rollBack();
    session.close();
  };
  const release = (): void => {
    if (state === 'over') return;
    state = 'idle';
    clocks.startIdle();
  };
  const fail = async (error: unknown): Promise<never> => {
    const behind = error instanceof StatementTimeout ? error.stillRunning : undefined;
    if (behind) behind.then(release, () => rollBack('aborted'));
    else await rollBack('aborted');
    throw error;
  };
  const take = (): void => {
    if (state !== 'idle') throw stillRunning();
    state = 'busy';
    clocks.stopIdle();
  };
  release();
  return {
    connectionId: session.connectionId,
    use: async (work) => {
      take();
      const result = await work(session).catch(fail);
      release();
      return result;
    },
    end: async (statement) => {
      take();
      await session.run(statement).catch(fail);
      finish('ended');
      session.close();
    },
    rollBack,
  };
};
