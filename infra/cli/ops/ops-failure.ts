import { CliFailure } from '../cli-failure.ts';
import { readErrorBody } from '../read-error-body.ts';

const ADVICE: Readonly<Record<string, readonly string[]>> = {
  InvalidInput: ['Nothing was written.'],
  DatabaseFailure: [
    'A change is made as a whole or not at all. When the database is mended, run this again: what is so already is not done twice.',
  ],
};

/** The ops function answered with an error. */
export const opsFailure = (json: string): CliFailure => {
  const { errorType, errorMessage } = readErrorBody(json);
  return new CliFailure(errorType, errorMessage, ADVICE[errorType] ?? []);
};
