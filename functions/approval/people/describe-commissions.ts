import { whyState } from '../../../shared/domain/people/why-state.ts';
import type { CommissionOfPerson } from '../../../shared/events/person-body.ts';
import type { CommissionOfPerson as CommissionRow } from '../../../shared/sql/people/commissions-of-person.ts';
import {
  type ItemOfCommission,
  readItemsOfCommissions,
} from '../../../shared/sql/people/items-of-commissions.ts';
import type { ApiDeps } from '../http/api-deps.ts';

/** Far more than so many commissions have: a page holds a hundred, and each try of a payment is one. */
const ITEMS_MAX = 2_000;

const describeEarlier =
  (userId: string) =>
  (item: ItemOfCommission): CommissionOfPerson['history'][number] => ({
    batch: { batchId: item.batchId, batchReference: item.batchReference },
    itemNo: item.itemNo,
    createdAt: item.createdAt.toISOString(),
    amount: item.amount,
    status: item.status,
    notes: item.notes,
    forUserId: item.userId === userId ? null : item.userId,
  });

const describeCommission = (
  row: CommissionRow,
  earlier: readonly ItemOfCommission[],
  userId: string,
): CommissionOfPerson => {
  const { commissionId, amount, state, reason, itemUserId, batchId, batchReference } = row;
  const forUserId = itemUserId === userId ? null : itemUserId;
  return {
    commissionId,
    amount,
    createdAt: row.createdAt?.toISOString() ?? null,
    state,
    why: whyState({ state, reason, forUserId }),
    reason,
    batch: batchId === null ? null : { batchId, batchReference: batchReference ?? '' },
    itemNo: row.itemNo,
    paidAt: row.paidAt?.toISOString() ?? null,
    reference: row.reference,
    notes: row.notes,
    history: earlier.map(describeEarlier(userId)),
  };
};

/** Each with what became of it in the batches before the one that tells of it now. */
export const describeCommissions = async (
  { database }: Pick<ApiDeps, 'database'>,
  userId: string,
  rows: readonly CommissionRow[],
): Promise<CommissionOfPerson[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ commissionId }) => commissionId);
  const items = Map.groupBy(
    await database.read(readItemsOfCommissions(ids, ITEMS_MAX)),
    ({ commissionId }) => commissionId,
  );
  return rows.map((row) => {
    const earlier = (items.get(row.commissionId) ?? []).filter(({ itemId }) => itemId !== row.itemId);
    return describeCommission(row, earlier, userId);
  });
};
