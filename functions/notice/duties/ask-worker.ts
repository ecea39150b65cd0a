import { batchListKey } from '../../../shared/domain/attestation/attested-keys.ts';
import { readOpenSeals } from '../../../shared/sql/attestation/open-seals.ts';
import { readExpired, readStalled } from '../../../shared/sql/batches/worker-errands.ts';
import { readOffersToLookAt } from '../../../shared/sql/offers/offers.ts';
import type { Read } from '../../../shared/sql/statement.ts';
import { quietBefore } from './deadlines.ts';
import type { Duty, DutyDeps } from './duty.ts';

/** Of one minute; the next one asks for what is still to be done. */
const ERRANDS_MAX = 50;
/** The newest; what older ones hold was kept when they were. */
const LISTS_LOOKED_AT_MAX = 500;

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

/** What each open batch holds is kept outside of the database, those made by an earlier version included. */
export const askToKeepLists: Duty = async ({ database, worker, attested, lists, now }) => {
  let asked = 0;
  for (const { batchId, contentHash } of await database.read(readOpenSeals(LISTS_LOOKED_AT_MAX))) {
    const key = batchListKey(batchId, contentHash);
    if (asked === ERRANDS_MAX) return;
    if (lists.isSeenTo(key, now())) continue;
    if (await attested.hasList(batchId, contentHash)) lists.found(key);
    else {
      await worker.ask({ command: 'keep-list', batchId });
      lists.asked(key, now());
      asked += 1;
    }
  }
};
