import type { ApiResponse } from '../../support/api-client.ts';
import type { Answer } from '../../support/payout-stack.ts';
import { cameTo } from '../../support/sign-off.ts';

const TRIES_MAX = 12;

const persist = async <Reply>(
  ask: () => Promise<Reply>,
  isAnswer: (reply: Reply) => boolean,
): Promise<Reply> => {
  let last: unknown;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    try {
      const reply = await ask();
      if (isAnswer(reply)) return reply;
      last = JSON.stringify(reply);
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`no answer in ${TRIES_MAX} tries, the last: ${last}`);
};

/** As Lambda, Scheduler and the on-failure queue do: the same event until the function has ended well. */
export const untilAnswered = (ask: () => Promise<Answer>): Promise<Answer> =>
  persist(ask, ({ errorType }) => errorType === undefined);

/** As a person at a browser does: the same request until the server is no longer at fault. */
export const untilHeard = (ask: () => Promise<ApiResponse>): Promise<ApiResponse> =>
  persist(ask, (response) => response.status < 500 && cameTo(response) !== 'run-in-progress');
