import { ApiError } from '../wire/api-error.ts';
import type { Session } from './session.ts';

/** `stillRunning` is the work that goes on behind the answer, where the caller asked for that. */
export class StatementTimeout extends ApiError {
  readonly stillRunning: Promise<unknown> | undefined;

  constructor(dbConnectionId: number, stillRunning?: Promise<unknown>) {
    super('StatementTimeoutException', 'Request timed out', { dbConnectionId });
    this.stillRunning = stillRunning;
  }
}

export type Deadline = {
  readonly milliseconds: number;
  readonly continueAfterTimeout: boolean;
};

/** Whatever the statement says once it was killed, the caller is told of the timeout. */
export const withinDeadline = async <T>(
  session: Session,
  { milliseconds, continueAfterTimeout }: Deadline,
  work: () => Promise<T>,
): Promise<T> => {
  const working = work();
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(late.resolve, milliseconds, 'late');
  const first = await Promise.race([working.then(() => 'done' as const), late.promise]).finally(() =>
    clearTimeout(timer),
  );
  if (first === 'done') return await working;
  if (continueAfterTimeout) throw new StatementTimeout(session.connectionId, working);
  await session.kill();
  await working.catch(() => {}); // until what it did is undone
  throw new StatementTimeout(session.connectionId);
};
