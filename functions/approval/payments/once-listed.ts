import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Unlisted } from './refuse-unattested.ts';

/** Ten seconds: what a batch of the usual size takes is one; nobody waits for a million items. */
const LOOKS_MAX = 40;
const PAUSE_MILLISECONDS = 250;

const NOT_YET =
  'What this batch holds is being kept outside of the database, before anything of it is paid; that takes up to a minute, for a very large batch a few. Nothing has begun: send it again in a while.';

/** undefined: its list is not there yet. */
const beginIfListed = async <Answer>(begin: () => Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await begin();
  } catch (error) {
    if (error instanceof Unlisted) return undefined;
    throw error;
  }
};

/** A batch is approved minutes after it was made, so its list is there; if not, the worker keeps it now. */
export const onceListed = async <Answer>(
  { worker, sleep }: Pick<ApiDeps, 'worker' | 'sleep'>,
  batchId: string,
  begin: () => Promise<Answer>,
): Promise<Answer> => {
  for (let looks = 1; looks <= LOOKS_MAX; looks += 1) {
    const begun = await beginIfListed(begin);
    if (begun !== undefined) return begun;
    if (looks === 1) await worker.ask({ command: 'keep-list', batchId });
    await sleep(PAUSE_MILLISECONDS);
  }
  throw new ApiProblem('unattested', NOT_YET);
};
