import { readExpired, readStalled } from '../../../shared/sql/batches/worker-errands.ts';
import { readOffersToLookAt } from '../../../shared/sql/offers/offers.ts';
import type { Read } from '../../../shared/sql/statement.ts';
import { quietBefore } from './deadlines.ts';
import type { Duty, DutyDeps } from './duty.ts';

/** Of one minute; the next one asks for what is still to be done. */
const ERRANDS_MAX = 50;

/** The first that cannot be asked for ends it: what Lambda does not take now, it may take in the next minute. */
const askForEach = async (
  { database, worker }: DutyDeps,
  command: 'settle' | 'expire',
  batches: Read<{ batchId: string }>,
): Promise<void> => {
  for (const { batchId } of await database.read(batches)) await worker.ask({ command, batchId });
};

/** The worker cancels them, under their locks; one that was approved at the last moment stays approved. */
export const askToExpire: Duty = (deps, { at }) => askForEach(deps, 'expire', readExpired(at, ERRANDS_MAX));

/** A worker that died, or that was never asked, is followed by another. */
export const askToSettle: Duty = (deps, { at }) =>
  askForEach(deps, 'settle', readStalled(quietBefore(at), ERRANDS_MAX));

/** Whatever waits for admins, or for time: the worker sees whether it counts by now, or is over. */
export const askToLookAtOffers: Duty = async ({ database, worker }, { at }) => {
  for (const { offerId } of await database.read(readOffersToLookAt(at, ERRANDS_MAX)))
    await worker.ask({ command: 'look-at-offer', offerId });
};
