import type { RunAnswer } from '../../../shared/aws/payout-runs.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { toldOutside } from './told-outside.ts';

/** Failures of the payout function, by its stable names. */
const PROBLEM_BY_FAILURE: Readonly<Record<string, ProblemType>> = {
  InvalidInput: 'invalid-input',
  RunKeyReused: 'run-key-reused',
  SettingsInvalid: 'settings-invalid',
  RunInProgress: 'run-in-progress',
  DatabaseUnavailable: 'database-resuming',
};

/** What a dry run found; throws the problem that a real one would meet. Undefined: it took too long to know. */
export const previewIn = (answer: RunAnswer): unknown => {
  if (answer.kind === 'answered') return answer.result;
  if (answer.kind === 'timed_out') return undefined;
  const { errorType, errorMessage } = answer;
  const known = PROBLEM_BY_FAILURE[errorType];
  if (known) throw new ApiProblem(known, toldOutside(errorMessage));
  // RunFailed tells of batches and settings; anything else is not written for the outside.
  if (errorType === 'RunFailed') throw new ApiProblem('internal-error', toldOutside(errorMessage));
  throw new Error(`the payout function failed: ${errorType}: ${errorMessage}`);
};
