import * as z from 'zod';

const ErrorBody = z.object({ errorType: z.string(), errorMessage: z.string().default('') });

/** How Lambda describes what a function threw. */
export const readErrorBody = (json: string): z.infer<typeof ErrorBody> => {
  try {
    return ErrorBody.parse(JSON.parse(json));
  } catch {
    return { errorType: 'FunctionError', errorMessage: json };
  }
};
