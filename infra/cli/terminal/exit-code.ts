const OF_THE_CALLER: readonly string[] = ['UsageError', 'InvalidInput', 'RunKeyReused'];

/** The runbook's 2 for what went wrong; 1 where the caller must change the command and nothing was written. */
export const exitCode = (errorType: string): 1 | 2 => (OF_THE_CALLER.includes(errorType) ? 1 : 2);
