import { decimalFrom, paiseFrom } from '../../../shared/domain/basics/money.ts';
import type { MissingBatch } from '../../../shared/domain/restores/list-header.ts';
import { readNotRestored } from '../../../shared/sql/restores/restored-items.ts';
import { listedItems } from './listed-items.ts';
import type { RestoreCall } from './restore-call.ts';

/** As many as an event names. */
const NAMED_MAX = 100;

export type NotRestored = {
  readonly count: number;
  readonly amount: string;
  readonly first: readonly {
    readonly itemNo: number;
    readonly commissionId: string;
    readonly userId: string;
    readonly amount: string;
  }[];
};

/** What the list has and the batch does not: the ledger has no such commission any more. */
export const notRestored = async (
  { deps }: RestoreCall,
  batchId: string,
  missing: MissingBatch,
): Promise<NotRestored> => {
  let [count, amount] = [0, 0n];
  const first: NotRestored['first'][number][] = [];
  for await (const items of listedItems(deps, missing)) {
    const gone = new Set(
      (await deps.database.read(readNotRestored({ batchId, items }))).map(({ itemNo }) => itemNo),
    );
    for (const { itemNo, commissionId, beneficiaryUserId: userId, amount: owed } of items.filter(
      (item) => gone.has(item.itemNo) && !item.dropped,
    )) {
      count += 1;
      amount += paiseFrom(owed);
      if (first.length < NAMED_MAX) first.push({ itemNo, commissionId, userId, amount: owed });
    }
  }
  return { count, amount: decimalFrom(amount), first };
};
