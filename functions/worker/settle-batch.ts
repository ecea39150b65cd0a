import { failureKind } from '../../shared/aws/database-failure.ts';
import type { Transaction } from '../../shared/aws/transaction.ts';
import { DriftedMeanwhile } from '../../shared/procedures/batches/drifted-meanwhile.ts';
import { advanceSettling } from '../../shared/sql/batches/batch-changes.ts';
import { lockSettlingBatch } from '../../shared/sql/batches/lock-settling-batch.ts';
import { readLastItemNo } from '../../shared/sql/batches/settlement.ts';
import { endSettling } from './end-settling.ts';
import { refuseUnbegun } from './refuse-unbegun.ts';
import { settleRange } from './settle-range.ts';
import type { WorkerDeps } from './worker-deps.ts';

/** Items of one transaction: about a second, in which nobody else can touch them. */
const STEP_ITEMS = 10_000;
const STEP_ITEMS_MIN = 500;
/** Left of the invocation: enough for one more step, with all its waits for locks. */
const STEP_MILLISECONDS = 90_000;

export type Settled = 'over' | 'under_way';

/** One bounded step under the batch's lock; where it stands is read there, so a twin or a repeat goes on, never twice. */
const settleStep = async (
  { now }: WorkerDeps,
  transaction: Transaction,
  batchId: string,
  items: number,
): Promise<Settled> => {
  const [locked] = await transaction.read(lockSettlingBatch(batchId));
  if (!locked?.batch.settlingSince) return 'over';
  const { batch } = locked;
  refuseUnbegun(locked);
  const from = batch.settledThrough ?? 0;
  const { itemNo: lastItemNo } = await transaction.readOne(readLastItemNo(batchId));
  if (from >= lastItemNo) {
    await endSettling(transaction, locked, now);
    return 'over';
  }
  const to = Math.min(from + items, lastItemNo);
  await settleRange(transaction, locked, { batchId, first: from + 1, last: to });
  await transaction.write(advanceSettling(batchId, from, to, now()));
  return 'under_way';
};

/** Of one invocation. The host is not that often in between by chance: then somebody has to look. */
const DRIFTS_MAX = 20;

/** Smaller where it took too long; again where the host was in between; anything else is thrown on, and rings. */
const itemsAfter = (error: unknown, items: number, drifts: number): number => {
  if (error instanceof DriftedMeanwhile && drifts <= DRIFTS_MAX) return items;
  if (failureKind(error) === 'statement_timeout' && items > STEP_ITEMS_MIN) return Math.ceil(items / 2);
  throw error;
};

/**
 * Releases or pays, step by step, until it is over or the invocation's time is. Killed anywhere, it goes on where the last
 * committed step ended: Lambda's retry or the sweep of the notice function asks again.
 */
export const settleBatch = async (deps: WorkerDeps, batchId: string): Promise<Settled> => {
  let items = STEP_ITEMS;
  let drifts = 0;
  while (deps.remainingMilliseconds() > STEP_MILLISECONDS) {
    try {
      const settled = await deps.database.transaction((transaction) =>
        settleStep(deps, transaction, batchId, items),
      );
      if (settled === 'over') return settled;
    } catch (error) {
      if (error instanceof DriftedMeanwhile) drifts += 1;
      items = itemsAfter(error, items, drifts);
      deps.logger.warn('step begins again', { batchId, items, because: String(error) });
    }
  }
  return 'under_way';
};
