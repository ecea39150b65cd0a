import { ApiError } from '../wire/api-error.ts';
import type { DataApiLimits } from '../wire/limits.ts';
import type { Sessions } from './pool.ts';
import type { Session, SessionOptions } from './session.ts';
import { withinDeadline } from './statement-timeout.ts';
import type { Transactions } from './transactions.ts';

export type DatabaseCredentials = {
  readonly username: string;
  readonly password: string;
};

type Awaitable<T> = T | Promise<T>;

/** Resolved anew for every session, so that a rotated secret counts at once. */
export type Secrets = (secretArn: string) => Awaitable<DatabaseCredentials | undefined>;

/** The database behind the endpoint, as its operations see it. */
export type Database = {
  readonly limits: DataApiLimits;
  readonly transactions: Transactions;
  readonly secrets: Secrets;
  readonly server: Pick<SessionOptions, 'socketPath' | 'counts'>;
  readonly sessions: Sessions;
};

const credentialsOf = async (secrets: Secrets, secretArn: string): Promise<DatabaseCredentials> => {
  const found = await secrets(secretArn);
  if (!found) {
    throw new ApiError(
      'SecretsErrorException',
      `Secrets Manager can't find the specified secret ${secretArn}`,
    );
  }
  const { username, password } = found;
  if (typeof username === 'string' && username !== '' && typeof password === 'string')
    return { username, password };
  throw new ApiError('InvalidSecretException', `The secret ${secretArn} holds no username and password`);
};

export const sessionFor = async (
  { secrets, server, sessions, limits }: Database,
  { secretArn, database }: { readonly secretArn: string; readonly database?: string | undefined },
): Promise<Session> => {
  const credentials = await credentialsOf(secrets, secretArn);
  return await sessions.open({ ...server, ...credentials, database: database || undefined, limits });
};

type Call = {
  readonly secretArn: string;
  readonly database?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly continueAfterTimeout: boolean;
};

/** Runs work within the time a call may take: on the transaction's session, or on one of its own. */
export const withSession = async <T>(
  database: Database,
  call: Call,
  work: (session: Session) => Promise<T>,
): Promise<T> => {
  const deadline = {
    milliseconds: database.limits.statementMilliseconds,
    continueAfterTimeout: call.continueAfterTimeout,
  };
  const timed = (session: Session) => withinDeadline(session, deadline, () => work(session));
  if (call.transactionId !== undefined) {
    return await database.transactions.find(call.transactionId, call).use(timed);
  }
  const session = await sessionFor(database, call);
  // Closing is queued behind a statement that goes on after its timeout.
  return await timed(session).finally(() => session.close());
};
