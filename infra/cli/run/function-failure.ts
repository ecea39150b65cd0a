import type { FailureName } from '../../../shared/domain/basics/failures.ts';
import { readErrorBody } from '../target/read-error-body.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { inFlagWords } from './in-flag-words.ts';

/** Only what is certain: behind a lost commit these may come from a second try, so all but one leave the outcome open. */
const THEN: Readonly<Record<Exclude<FailureName, 'InvalidInput' | 'RunKeyReused'>, string>> = {
  SettingsInvalid: 'No batch was made. Correct the setting in mlm_settings, then:',
  RunInProgress: 'Another run is at work. When it has ended, this finishes yours, or tells what it did:',
  DatabaseUnavailable: 'When that is mended, this finishes the run, or tells what it did:',
  SchemaMismatch: 'Apply the migrations of this version. Then this finishes the run, or tells what it did:',
  DatabaseBehind: 'No batch was made, and none will be of this database. Once that is mended:',
  RunFailed: 'When the cause is removed, this finishes the run, or tells what it did:',
};

const isNamed = (errorType: string): errorType is keyof typeof THEN => Object.hasOwn(THEN, errorType);

const UNKNOWN =
  'The function stopped without telling what became of the run (see its log). This finishes it, or tells what it did:';

/** The function answered with an error: what it says, and what to do about it. */
export const functionFailure = (json: string, dryRun: boolean, repeat: string): CliFailure => {
  const { errorType, errorMessage } = readErrorBody(json);
  const message = inFlagWords(errorMessage);
  if (errorType === 'InvalidInput' || errorType === 'RunKeyReused') {
    return new CliFailure(errorType, message, ['This command made no batch.']);
  }
  const then = isNamed(errorType) ? THEN[errorType] : UNKNOWN;
  const advice = dryRun ? 'A dry run writes nothing. When the cause is removed:' : then;
  return new CliFailure(errorType, message, [advice, `  ${repeat}`]);
};
