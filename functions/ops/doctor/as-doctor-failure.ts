import { DatabaseFailure, type DatabaseFailureKind } from '../../../shared/aws/database-failure.ts';
import { DatabaseUnavailable } from '../../../shared/domain/failures.ts';

const ADVICE: Partial<Record<DatabaseFailureKind, string>> = {
  resuming: 'the database is still waking up after a pause; ask again in a minute',
  not_run:
    'the Data API refused for now: it is throttled, or it cannot use the secret; check the secret, then ask again',
  unknown_outcome: 'the database did not answer; check that the cluster is up and reachable, then ask again',
  access:
    'the database did not let the doctor in; check the ARNs of cluster and secret, that the Data API is enabled on the cluster, and the database user of that secret; before the first migration no function has a user: npx payouts doctor --resource-arn … --secret-arn …, or locally --bare',
  schema: 'there is no such database on this cluster, or its catalogue cannot be read; check its name',
};

/** What kept the doctor from examining anything, as a sentence. */
export const asDoctorFailure = (error: unknown): unknown => {
  if (!(error instanceof DatabaseFailure)) return error;
  const advice = ADVICE[error.kind] ?? 'the database refused to be read; look at the message';
  return new DatabaseUnavailable(`${advice} (${error.message.slice(0, 1_000)})`, { cause: error });
};
