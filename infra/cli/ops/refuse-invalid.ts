import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { parseOpsCommand } from '../../../shared/events/ops-command.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { inFlagWords } from './in-flag-words.ts';

/** The same schema as the function's, before anything is invoked. */
export const refuseInvalid = (question: { readonly command: string; readonly args: unknown }): void => {
  try {
    parseOpsCommand({ ...question, actor: 'terminal' });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new CliFailure('InvalidInput', inFlagWords(error.message), ['Nothing was invoked.']);
  }
};
