import {
  DatabaseFailure,
  type DatabaseFailureKind,
  STATEMENT_REFUSED,
} from '../../../shared/aws/database-failure.ts';
import { unfitColumn } from '../../../shared/aws/unfit-column.ts';
import {
  DatabaseBehind,
  DatabaseUnavailable,
  InvalidInput,
  RunFailed,
  RunInProgress,
  RunKeyReused,
  SchemaMismatch,
  SettingsInvalid,
} from '../../../shared/domain/basics/failures.ts';

const NAMED = [
  InvalidInput,
  RunKeyReused,
  SettingsInvalid,
  RunInProgress,
  DatabaseUnavailable,
  SchemaMismatch,
  DatabaseBehind,
  RunFailed,
];

const ADVICE: Readonly<Record<DatabaseFailureKind, string>> = {
  resuming: 'the database is still waking up after a pause; run again in a minute',
  not_run:
    "the Data API refused for now: it is throttled, or it cannot use the function's secret; check the secret, then run again",
  unknown_outcome:
    'the database did not answer; check that the cluster is up, then run again with the same run key',
  access:
    "the database did not let the payout function in; check the function's secret, its database user and grants, and that this database has been migrated",
  credentials:
    'AWS did not take the credentials of the payout function; run again, and should it stay so, its role was made anew or lost: deploy again',
  schema: 'tables or columns are missing or differ; run the migrations of this version',
  unfit: 'a column cannot hold what a run writes there',
  deadlock: 'other transactions kept colliding with this one; run again',
  lock_wait: 'another transaction held rows for too long; find it, then run again',
  statement_timeout: 'a statement ran into the time limit; run again with a smaller maxItems',
  transaction_gone: 'the transaction ended before its work was done; run again with the same run key',
  duplicate: 'a row exists that must be new; look at the message',
  algorithm: 'the database refused a change of schema; look at the message',
  other: STATEMENT_REFUSED,
};

const CLASS_BY_KIND: Readonly<
  Record<DatabaseFailureKind, typeof RunFailed | typeof DatabaseUnavailable | typeof SchemaMismatch>
> = {
  resuming: DatabaseUnavailable,
  not_run: DatabaseUnavailable,
  unknown_outcome: DatabaseUnavailable,
  access: DatabaseUnavailable,
  credentials: DatabaseUnavailable,
  schema: SchemaMismatch,
  unfit: SchemaMismatch,
  deadlock: RunFailed,
  lock_wait: RunFailed,
  statement_timeout: RunFailed,
  transaction_gone: RunFailed,
  duplicate: RunFailed,
  algorithm: RunFailed,
  other: RunFailed,
};

/** A server may answer at any length; the message has to fit its columns and the notice that carries it. */
const TEXT_LENGTH_MAX = 2_000;

/** Whatever was thrown, under one of the stable names, with what happened and what to do. */
export const asRunFailure = (error: unknown): Error => {
  if (NAMED.some((Failure) => error instanceof Failure)) return error as Error;
  if (error instanceof DatabaseFailure) {
    const advice = error.kind === 'unfit' ? unfitColumn(error) : ADVICE[error.kind];
    const message = `${advice} (${error.message.slice(0, TEXT_LENGTH_MAX)})`;
    const Failure = CLASS_BY_KIND[error.kind];
    return new Failure(message, { cause: error });
  }
  const text = error instanceof Error ? error.message : String(error);
  return new RunFailed(text.slice(0, TEXT_LENGTH_MAX), { cause: error });
};
