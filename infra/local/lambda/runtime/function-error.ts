/** A failure as Lambda's Node runtime reports it. */
export type FunctionErrorBody = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
};

export const functionErrorBody = (error: unknown): FunctionErrorBody => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: error.stack?.split('\n') ?? [],
  };
};

export const namedError = (name: string, message: string, cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), { name });
