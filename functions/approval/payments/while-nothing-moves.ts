import { ApiProblem } from '../http/api-problem.ts';

/** Somebody moved the batch on between the read and the lock: what was read may be true no more. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn';
}

const READS_MAX = 5;

const RESTLESS = `Each of the ${READS_MAX} times that this was tried, somebody was just changing the batch, or what is on hold, and nothing was recorded: look at the batch, then send it again.`;

/** What takes seconds to read is read outside of the transaction; and again where it was no longer true inside. */
export const whileNothingMoves = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
  for (let reads = 1; ; reads += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      if (reads === READS_MAX) throw new ApiProblem('stale-content', RESTLESS);
    }
  }
};
