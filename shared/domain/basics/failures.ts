/**
 * What can go wrong, as stable names: Lambda reports them as errorType, the CLI and alarms match on them.
 * Decisions are returned; only these are thrown. Written out, because minified classes lose their names.
 */
export type FailureName =
  | 'InvalidInput'
  | 'SettingsInvalid'
  | 'RunKeyReused'
  | 'RunInProgress'
  | 'DatabaseUnavailable'
  | 'SchemaMismatch'
  | 'DatabaseBehind'
  | 'RunFailed';

/** The caller sent something that cannot be carried out. Nothing was written. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput' satisfies FailureName;
}

/** The run key is that of a run that is done, and was asked for otherwise. Nothing was written: it cannot be both. */
export class RunKeyReused extends Error {
  override readonly name = 'RunKeyReused' satisfies FailureName;
}

/** A row of mlm_settings does not parse. Nothing is guessed, so nothing ran. */
export class SettingsInvalid extends Error {
  override readonly name = 'SettingsInvalid' satisfies FailureName;
}

/** Another attempt holds the run lock for longer than this one may wait. Not a failure of the payout. */
export class RunInProgress extends Error {
  override readonly name = 'RunInProgress' satisfies FailureName;
}

/** The database cannot be reached or does not let us in. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable' satisfies FailureName;
}

/** Tables or columns are not those of this version. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch' satisfies FailureName;
}

/** The database lacks what was recorded in it: a backup was restored. What it holds as approved may be paid. */
export class DatabaseBehind extends Error {
  override readonly name = 'DatabaseBehind' satisfies FailureName;
}

/** Anything else that stopped a run; the transaction was rolled back. */
export class RunFailed extends Error {
  override readonly name = 'RunFailed' satisfies FailureName;
}
