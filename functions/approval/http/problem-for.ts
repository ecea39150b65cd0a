import { DatabaseFailure, type DatabaseFailureKind } from '../../../shared/aws/database-failure.ts';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import {
  DatabaseBehind,
  InvalidInput,
  RunFailed,
  RunKeyReused,
  SettingsInvalid,
} from '../../../shared/domain/basics/failures.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import { SettingOvertaken } from '../../../shared/domain/settings/setting-overtaken.ts';
import { ApiProblem } from './api-problem.ts';

const AGAIN = 'Nothing you asked for is half-done: send the same request again in a minute.';

const NOT_REACHED = `The database does not answer just now. ${AGAIN}`;
const IN_DOUBT =
  'The database did not answer, so whether this was done is not known here. It is not half-done: send the same request again in a minute, which finds it done, or does it.';
/** For whom there was no time, because others were at the same rows, or because it was too much. */
export const HELD_UP = `Other work on the same rows, or its size, held this up for too long. ${AGAIN}`;

/** What is our own fault tells nothing of the inside. */
const OUR_FAULT = [
  'internal-error',
  'Something went wrong here. Tell whoever operates it, with the instance of this answer.',
] as const;

const KIND: Readonly<Record<DatabaseFailureKind, readonly [ProblemType, string]>> = {
  resuming: ['database-resuming', `The database was asleep and is waking up. ${AGAIN}`],
  not_run: ['database-resuming', NOT_REACHED],
  unknown_outcome: ['database-resuming', IN_DOUBT],
  transaction_gone: ['database-resuming', NOT_REACHED],
  access: [
    'database-resuming',
    `The database does not let the API in. Tell whoever operates it: ${CLI} doctor.`,
  ],
  credentials: [
    'database-resuming',
    "AWS does not take the API's credentials just now. Tell whoever operates it: the log has the reason.",
  ],
  deadlock: ['timeout', HELD_UP],
  lock_wait: ['timeout', HELD_UP],
  statement_timeout: ['timeout', HELD_UP],
  duplicate: ['timeout', HELD_UP],
  unfit: [
    'database-resuming',
    `The database cannot keep a text that this writes. Nothing you asked for is half-done. Tell whoever operates it: the log names the column, and ${CLI} doctor what to change.`,
  ],
  schema: OUR_FAULT,
  algorithm: OUR_FAULT,
  other: OUR_FAULT,
};

/** Errors of the framework: a body that is no JSON, a path that is no route. */
type Exposed = Error & { readonly statusCode?: number };

const ofFramework = ({ statusCode, message }: Exposed): ApiProblem | undefined => {
  if (statusCode === 404) return new ApiProblem('not-found', 'There is no such route: see openapi.json.');
  if (statusCode === 415) {
    return new ApiProblem(
      'invalid-input',
      'The body is of another type: expected content-type application/json.',
    );
  }
  return statusCode === 422
    ? new ApiProblem('invalid-input', `The body does not parse: ${message}.`)
    : undefined;
};

type Named = abstract new (...args: never[]) => Error;

/** Failures that say themselves what happened and what to do. */
const NAMED: readonly (readonly [Named, ProblemType])[] = [
  [InvalidInput, 'invalid-input'],
  [RunKeyReused, 'run-key-reused'],
  // Of a dry run. It tells of batches and amounts, and what to do about them.
  [RunFailed, 'internal-error'],
  [DatabaseBehind, 'database-behind'],
  [SettingsInvalid, 'settings-invalid'],
  [SettingOvertaken, 'settings-changed'],
];

const ofNamed = (error: unknown): ApiProblem | undefined => {
  const [, type] = NAMED.find(([Failure]) => error instanceof Failure) ?? [];
  return type && new ApiProblem(type, (error as Error).message);
};

/** Whatever was thrown, as the problem its sender may know of. */
export const problemFor = (error: unknown): ApiProblem => {
  if (error instanceof ApiProblem) return error;
  if (error instanceof DatabaseFailure) return new ApiProblem(...KIND[error.kind]);
  const exposed = error instanceof Error ? ofFramework(error) : undefined;
  return ofNamed(error) ?? exposed ?? new ApiProblem(...OUR_FAULT);
};
