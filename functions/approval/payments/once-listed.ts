import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Unlisted } from './refuse-unattested.ts';

/** Five seconds: what a batch of the usual size takes is one; nobody waits for a million items. */
const LOOKS_MAX = 20;
const PAUSE_MILLISECONDS = 250;

const NOT_YET =
  'What this batch holds is being kept outside of the database, before anything of it is paid; that takes up to a minute, for a very large batch a few. Nothing has begun: send it again in a while.';

type ListDeps = Pick<ApiDeps, 'worker' | 'sleep' | 'attested' | 'logger'>;

/** Should it be lost, the notice function asks for it within a minute. */
const askWorker = async ({ worker, logger }: ListDeps, batchId: string): Promise<void> => {
  try {
    await worker.ask({ command: 'keep-list', batchId });
  } catch (error) {
    logger.warn('whether the worker was asked is not known; the sweep asks it', {
      batchId,
      because: String(error),
    });
  }
};

const isListedInTime = async (deps: ListDeps, batchId: string, contentHash: string): Promise<boolean> => {
  await askWorker(deps, batchId);
  for (let looks = 1; looks <= LOOKS_MAX; looks += 1) {
    await deps.sleep(PAUSE_MILLISECONDS);
    if (await deps.attested.hasList(batchId, contentHash).catch(() => false)) return true;
  }
  return false;
};

/** A batch is approved minutes after it was made, so its list is there; if not, the worker keeps it now, and it is begun again. */
export const onceListed = async <Answer>(
  deps: ListDeps,
  batchId: string,
  begin: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await begin();
  } catch (error) {
    if (!(error instanceof Unlisted)) throw error;
    if (!(await isListedInTime(deps, batchId, error.contentHash)))
      throw new ApiProblem('unattested', NOT_YET);
  }
  return begin().catch((error: unknown) => {
    throw error instanceof Unlisted ? new ApiProblem('unattested', NOT_YET) : error;
  });
};
