import { localTarget } from './local-target.ts';
import { stackOutput } from './stack-output.ts';
import type { Target } from './target.ts';

export const DEFAULT_STACK = 'mlm-payouts';

export type TargetOptions = {
  readonly local?: true;
  readonly function?: string;
  readonly stack?: string;
};

/** The output of the stack names the function in AWS; locally it bears the name of that output. */
export type FunctionNames = { readonly output: string; readonly local: string };

export const findTarget = async (options: TargetOptions, names: FunctionNames): Promise<Target> => {
  if (options.local) return localTarget(options.function ?? names.local);
  const stack = options.stack ?? DEFAULT_STACK;
  return {
    functionName: options.function ?? (await stackOutput(stack, names.output)),
    where: options.function ? 'AWS' : `AWS, stack ${stack}`,
    unreachable: 'Check the network of this machine, AWS_REGION and AWS_ENDPOINT_URL_LAMBDA.',
    client: {},
  };
};
