import { CliFailure } from '../terminal/cli-failure.ts';
import { askOps, type OpsRequest } from './ask-ops.ts';
import { inFlagWords } from './in-flag-words.ts';
import { refuseInvalid } from './refuse-invalid.ts';
import { statedActor } from './stated-actor.ts';
import type { CallOptions } from './with-call-options.ts';

type Question = Omit<OpsRequest, 'actor' | 'reason'> & { readonly reason?: string | undefined };

/** One command to the ops function in the name of whoever sits here; its answer as JSON text. */
export const askAsStated = async (options: CallOptions, question: Question): Promise<string> => {
  refuseInvalid(question);
  const { reason, ...asked } = question;
  const actor = await statedActor(options);
  try {
    return await askOps(options, { ...asked, ...(reason !== undefined && { reason }), actor });
  } catch (error) {
    if (!(error instanceof CliFailure) || error.errorType !== 'InvalidInput') throw error;
    throw new CliFailure(error.errorType, inFlagWords(error.message), error.advice);
  }
};
