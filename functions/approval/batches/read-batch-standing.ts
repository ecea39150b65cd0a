import type { BatchStanding } from '../../../shared/domain/batches/decide-approval.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import {
  type DriftedItem,
  readDriftedItems,
  readPaysCaller,
  readStanding,
} from '../../../shared/sql/batches/drift.ts';

/** As many drifted items as are named. */
export const NAMED_MAX = 100;

export type ShownStanding = BatchStanding & { readonly driftedItems: readonly DriftedItem[] };

/** Of a batch that is over, or is about to be: nothing of it is decided or shown by how the ledger stands. */
export const NO_STANDING: ShownStanding = { driftCount: 0, paysCaller: false, driftedItems: [] };

/** Of one that nobody asks the ledger about any more, as this caller stands to it. */
export const standingOf = ({ paysCaller }: Pick<BatchStanding, 'paysCaller'>): ShownStanding => ({
  ...NO_STANDING,
  paysCaller,
});

/** How the ledger and this user stand to the batch's items; two calls at most, however many items there are. */
export const readBatchStanding = async (
  { database }: Pick<Deps, 'database'>,
  batchId: string,
  userId: string,
): Promise<ShownStanding> => {
  const [standing = { driftCount: 0, paysCaller: false }] = await database.read(
    readStanding(batchId, userId),
  );
  const driftedItems =
    standing.driftCount > 0 ? await database.read(readDriftedItems(batchId, NAMED_MAX)) : [];
  return { ...standing, driftedItems };
};

/** Of one that cannot drift: only whether it pays this user. */
export const readCallerStanding = async (
  { database }: Pick<Deps, 'database'>,
  batchId: string,
  userId: string,
): Promise<ShownStanding> => {
  const [standing = NO_STANDING] = await database.read(readPaysCaller(batchId, userId));
  return standingOf(standing);
};
