import { CliFailure } from './cli-failure.ts';

/** The command line does not say clearly what is wanted; nothing was invoked. */
export const usageError = (message: string): CliFailure => new CliFailure('UsageError', message);
