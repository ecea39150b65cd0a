import { CliFailure } from '../cli-failure.ts';
import { type FunctionNames, findTarget, type TargetOptions } from '../find-target.ts';
import { type FunctionAnswer, invokeFunction } from '../invoke-function.ts';
import type { Target } from '../target.ts';
import { notAnswered } from './not-answered.ts';
import { opsFailure } from './ops-failure.ts';

const OPS: FunctionNames = { output: 'OpsFunction', local: 'ops' };

/** What the ops function is sent: shared/events/ops-command.ts. */
export type OpsRequest = {
  readonly command: string;
  readonly args: unknown;
  readonly reason?: string;
  readonly actor: string;
};

const invoke = async (target: Target, request: OpsRequest): Promise<FunctionAnswer> => {
  try {
    return await invokeFunction(target, request);
  } catch (error) {
    throw notAnswered(error, target);
  }
};

/** One command to the ops function; its answer as JSON text. Throws CliFailure for whatever went wrong. */
export const askOps = async (options: TargetOptions, request: OpsRequest): Promise<string> => {
  const target = await findTarget(options, OPS);
  const { failed, json } = await invoke(target, request);
  if (failed) throw opsFailure(json);
  if (json === '') throw new CliFailure('FunctionError', 'the ops function answered nothing');
  return json;
};
