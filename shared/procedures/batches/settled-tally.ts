import type { Transaction } from '../../aws/transaction.ts';
import { NO_TALLY, type Tally } from '../../domain/basics/tally.ts';
import { readSettledTally } from '../../sql/batches/settlement.ts';

export type SettledTally = {
  readonly paid: Tally;
  /** Reported by finance as not paid. */
  readonly failed: Tally;
  /** Changed in the ledger before they could be paid. */
  readonly drifted: Tally;
  /** Neither paid nor given up. */
  readonly open: Tally;
};

/** What became of the batch's items, counted and summed from the items themselves. */
export const settledTally = async (transaction: Transaction, batchId: string): Promise<SettledTally> => {
  const rows = await transaction.read(readSettledTally(batchId));
  const of = (standing: string): Tally => rows.find((row) => row.standing === standing) ?? NO_TALLY;
  return { paid: of('paid'), failed: of('failed'), drifted: of('drifted'), open: of('open') };
};
