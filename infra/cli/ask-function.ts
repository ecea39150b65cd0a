import { CliFailure } from './cli-failure.ts';
import { type FunctionNames, findTarget, type TargetOptions } from './find-target.ts';
import { type FunctionAnswer, invokeFunction } from './invoke-function.ts';
import { notAnswered } from './not-answered.ts';
import { readErrorBody } from './read-error-body.ts';
import type { Target } from './target.ts';

const invoke = async (target: Target, request: unknown): Promise<FunctionAnswer> => {
  try {
    return await invokeFunction(target, request);
  } catch (error) {
    throw notAnswered(error, target);
  }
};

const WHOLE_OR_NOT =
  'A change is made as a whole or not at all. When the database is mended, run this again: what is so already is not done twice.';

const ADVICE: Readonly<Record<string, readonly string[]>> = {
  InvalidInput: ['Nothing was written.'],
  DatabaseUnavailable: [WHOLE_OR_NOT],
  DatabaseFailure: [WHOLE_OR_NOT],
};

/** How the server refuses a sign-in; the migrate function signs in as the admin. */
const SIGN_IN_REFUSED = /Access denied for user/;

const adviceFor = (errorType: string, message: string, { local }: FunctionNames): readonly string[] =>
  errorType === 'DatabaseFailure' && local === 'ops' && SIGN_IN_REFUSED.test(message)
    ? [
        "Nothing was done. Before the first npx payouts migrate the ops function has no user in the database; after it, check the function's secret.",
      ]
    : (ADVICE[errorType] ?? []);

const functionFailure = (json: string, names: FunctionNames): CliFailure => {
  const { errorType, errorMessage } = readErrorBody(json);
  return new CliFailure(errorType, errorMessage, adviceFor(errorType, errorMessage, names));
};

/** One request to a function; its answer as JSON text. Throws CliFailure for whatever went wrong. */
export const askFunction = async (
  options: TargetOptions,
  names: FunctionNames,
  request: unknown,
): Promise<string> => {
  const target = await findTarget(options, names);
  const { failed, json } = await invoke(target, request);
  if (failed) throw functionFailure(json, names);
  return json;
};
