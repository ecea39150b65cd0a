import { askFunction } from '../target/ask-function.ts';
import type { FunctionNames, TargetOptions } from '../target/find-target.ts';

const OPS: FunctionNames = { output: 'OpsFunction', local: 'ops' };

/** What the ops function is sent: shared/events/ops-command.ts. */
export type OpsRequest = {
  readonly command: string;
  readonly args: unknown;
  readonly reason?: string;
  readonly actor: string;
};

/** One command to the ops function; its answer as JSON text. Throws CliFailure for whatever went wrong. */
export const askOps = (options: TargetOptions, request: OpsRequest): Promise<string> =>
  askFunction(options, OPS, request);
