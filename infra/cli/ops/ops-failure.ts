import { CliFailure } from '../cli-failure.ts';
import { readErrorBody } from '../read-error-body.ts';

/** The ops function answered with an error. */
export const opsFailure = (json: string): CliFailure => {
  const { errorType, errorMessage } = readErrorBody(json);
  const advice = errorType === 'InvalidInput' ? ['Nothing was written.'] : [];
  return new CliFailure(errorType, errorMessage, advice);
};
