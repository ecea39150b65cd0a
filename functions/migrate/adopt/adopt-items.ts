import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { type AdoptionPlan, planAdoption } from '../../../shared/domain/adoption/plan-adoption.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import {
  type ItemChunk,
  lockCommissions,
  lockItems,
  markCommissions,
  numberItems,
  readItemsToAdopt,
  readNumberedCount,
  setLiveItems,
  unsetLiveItems,
} from '../../../shared/sql/adoption/adopted-items.ts';
import type { Read } from '../../../shared/sql/statement.ts';
import { patiently, RowsHeld } from './patiently.ts';

/** Held together for a fraction of a second: the host waits that long, at most. */
const CHUNK_SIZE = 2_000;

const lockAll = async (
  transaction: Transaction,
  ids: readonly string[],
  lock: (ids: readonly string[]) => Read<{ id: string }>,
): Promise<void> => {
  if (ids.length === 0) return;
  const locked = await transaction.read(lock(ids));
  if (locked.length < ids.length)
    throw new RowsHeld(`the host holds ${counted(ids.length - locked.length, 'row')}`);
};

type Look = { readonly plan: AdoptionPlan; readonly numberedCount: number };

/** What must change of the chunk; undefined where nothing must. */
const lookAt = async (
  { read }: Pick<Transaction, 'read'>,
  batchId: string,
  chunk: ItemChunk,
): Promise<Look | undefined> => {
  const items = await read(readItemsToAdopt(batchId, chunk));
  if (items.length === 0) return undefined;
  const [numbered] = await read(readNumberedCount(batchId));
  return { plan: planAdoption(items), numberedCount: numbered?.count ?? 0 };
};

/** All locks, none of them waited for: so this is in no deadlock, and the host never waits for what it waits for. */
const lockRows = async (transaction: Transaction, { plan }: Look): Promise<void> => {
  const { numberItems: numbered, unsetItems, setItems, markers } = plan;
  await lockAll(transaction, [...new Set([...numbered, ...unsetItems, ...setItems])], lockItems);
  await lockAll(transaction, [...markers.values()].flat(), lockCommissions);
};

const carryOut = async (transaction: Transaction, { plan, numberedCount }: Look): Promise<void> => {
  const { numberItems: numbered, unsetItems, setItems, markers } = plan;
  if (numbered.length > 0) await transaction.write(numberItems(numbered, numberedCount));
  if (unsetItems.length > 0) await transaction.write(unsetLiveItems(unsetItems));
  if (setItems.length > 0) await transaction.write(setLiveItems(setItems));
  for (const [batchId, ids] of markers) await transaction.write(markCommissions(ids, batchId));
};

/** What was to be numbered has its numbers. */
const isNumbered = ({ plan }: Look, now: Look | undefined): boolean => {
  const left = new Set(now?.plan.numberItems);
  return plan.numberItems.length > 0 && plan.numberItems.every((id) => !left.has(id));
};

/**
 * Brings one chunk to where it must be. Returns how many items got their number. Looked at again under the locks: a twin
 * may have been faster, and then there is nothing left to do, or less; or it was our own commit, of which nobody heard.
 */
const adoptChunk = (deps: Deps, batchId: string, chunk: ItemChunk): Promise<number> =>
  patiently(deps, async () => {
    const seen = await lookAt(deps.database, batchId, chunk);
    if (!seen) return 0;
    let isCarriedOut = false;
    await deps.database.transaction(async (transaction) => {
      await lockRows(transaction, seen);
      const now = await lookAt(transaction, batchId, chunk);
      if (isCarriedOut && isNumbered(seen, now)) return;
      if (!isDeepStrictEqual(now, seen)) throw new RowsHeld('others adopt or change the same rows');
      await carryOut(transaction, seen);
      isCarriedOut = true;
    });
    return seen.plan.numberItems.length;
  });

/** Numbers the items that have no number, and decides anew for those that have one. Returns how many were numbered. */
export const adoptItems = async (deps: Deps, batchId: string): Promise<number> => {
  const [known] = await deps.database.read(readNumberedCount(batchId));
  for (let firstItemNo = 1; firstItemNo <= (known?.count ?? 0); firstItemNo += CHUNK_SIZE) {
    const lastItemNo = firstItemNo + CHUNK_SIZE - 1;
    await adoptChunk(deps, batchId, { kind: 'numbered', firstItemNo, lastItemNo });
  }
  let numbered = 0;
  const next: ItemChunk = { kind: 'unnumbered', limit: CHUNK_SIZE };
  for (
    let some = await adoptChunk(deps, batchId, next);
    some > 0;
    some = await adoptChunk(deps, batchId, next)
  ) {
    numbered += some;
  }
  return numbered;
};
