import type { Transaction } from '../../aws/transaction.ts';
import { NO_TALLY, type Tally } from '../../domain/basics/tally.ts';
import { readSettledTally } from '../../sql/batches/settlement.ts';

export type SettledTally = {
  readonly paid: Tally;
  /** Of what was paid: the ledger said something else than what was approved. */
  readonly differing: Tally;
  /** Reported by finance as not paid. */
  readonly failed: Tally;
  /** Of the version before: changed in the ledger before they could be paid. */
  readonly drifted: Tally;
  /** Let go without having been at a bank. */
  readonly released: Tally;
  /** Neither paid nor given up. */
  readonly open: Tally;
};

/** What became of the batch's items, counted and summed from the items themselves; without what was dropped from it. */
export const settledTally = async (transaction: Transaction, batchId: string): Promise<SettledTally> => {
  const rows = await transaction.read(readSettledTally(batchId));
  const of = (standing: string): Tally => rows.find((row) => row.standing === standing) ?? NO_TALLY;
  const [paid, differing] = [of('paid'), of('differing')];
  return {
    paid: { count: paid.count + differing.count, amount: paid.amount + differing.amount },
    differing,
    failed: of('failed'),
    drifted: of('drifted'),
    released: of('released'),
    open: of('open'),
  };
};
