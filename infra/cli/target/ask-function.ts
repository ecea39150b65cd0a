import { CliFailure } from '../terminal/cli-failure.ts';
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
  'Nothing is ever changed by half. When that is mended, run this again: what was done already is not done twice.';

const ADVICE: Readonly<Record<string, readonly string[]>> = {
  InvalidInput: ['Nothing was written.'],
  DatabaseUnavailable: [WHOLE_OR_NOT],
  DatabaseFailure: [WHOLE_OR_NOT],
};

const functionFailure = (json: string): CliFailure => {
  const { errorType, errorMessage } = readErrorBody(json);
  return new CliFailure(errorType, errorMessage, ADVICE[errorType] ?? []);
};

/** One request to a function; its answer as JSON text. Throws CliFailure for whatever went wrong. */
export const askFunction = async (
  options: TargetOptions,
  names: FunctionNames,
  request: unknown,
): Promise<string> => {
  const target = await findTarget(options, names);
  const { failed, json } = await invoke(target, request);
  if (failed) throw functionFailure(json);
  return json;
};
