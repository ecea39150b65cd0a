import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { parseOpsCommand } from '../../../shared/events/ops-command.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { askOps, type OpsRequest } from './ask-ops.ts';
import { statedActor } from './stated-actor.ts';
import type { CallOptions } from './with-call-options.ts';

type Question = Omit<OpsRequest, 'actor' | 'reason'> & { readonly reason?: string | undefined };

/** A field at the head of a complaint is an option here: userId is --user-id. */
const inFlagWords = (message: string): string =>
  message.replace(
    /(^|; )(userId|issuer|subject|roles|reason|limit)\b/g,
    (_, start: string, field: string) =>
      `${start}--${field.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`,
  );

/** The same schema as the function's, before anything is invoked. */
const refuseInvalid = (question: Question): void => {
  try {
    parseOpsCommand({ ...question, actor: 'terminal' });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new CliFailure('InvalidInput', inFlagWords(error.message), ['Nothing was invoked.']);
  }
};

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
