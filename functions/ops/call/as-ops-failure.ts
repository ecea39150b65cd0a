import {
  DatabaseFailure,
  type DatabaseFailureKind,
  STATEMENT_REFUSED,
} from '../../../shared/aws/database-failure.ts';
import { unfitColumn } from '../../../shared/aws/unfit-column.ts';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { DatabaseUnavailable, SchemaMismatch } from '../../../shared/domain/basics/failures.ts';

const ADVICE: Readonly<Record<DatabaseFailureKind, string>> = {
  resuming: 'the database is still waking up after a pause; ask again in a minute',
  not_run:
    'the Data API refused for now: it is throttled, or it cannot use the secret; check the secret, then ask again',
  unknown_outcome: 'the database did not answer; check that the cluster is up and reachable, then ask again',
  access: `the database did not let the ops function in; before the first ${CLI} migrate it has no user there (${CLI} doctor --resource-arn … --secret-arn …, or locally --bare, examines the database all the same); after it, check the secret, its database user and grants, and that the Data API is enabled on the cluster`,
  credentials: 'AWS did not take the credentials that asked: they have expired, or belong to nobody any more',
  schema: `tables or columns are missing or differ; run ${CLI} migrate of this version, then ask again`,
  unfit: 'a column cannot hold what is written there',
  deadlock: STATEMENT_REFUSED,
  lock_wait: STATEMENT_REFUSED,
  statement_timeout: STATEMENT_REFUSED,
  transaction_gone: STATEMENT_REFUSED,
  duplicate: STATEMENT_REFUSED,
  algorithm: STATEMENT_REFUSED,
  other: STATEMENT_REFUSED,
};

const classOf = (kind: DatabaseFailureKind): typeof SchemaMismatch | typeof DatabaseUnavailable =>
  kind === 'schema' || kind === 'unfit' ? SchemaMismatch : DatabaseUnavailable;

/** What kept a command from its answer, under a stable name, as a sentence. What is no failure of the database stays as it is. */
export const asOpsFailure = (error: unknown): unknown => {
  if (!(error instanceof DatabaseFailure)) return error;
  const advice = error.kind === 'unfit' ? unfitColumn(error) : ADVICE[error.kind];
  const Failure = classOf(error.kind);
  return new Failure(`${advice} (${error.message.slice(0, 1_000)})`, { cause: error });
};
