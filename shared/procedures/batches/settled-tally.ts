import type { Transaction } from '../../aws/transaction.ts';
import type { Tally } from '../../domain/runs/left-out.ts';
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

const NOTHING: Tally = { count: 0, amount: 0n };

/** What became of the batch's items, counted and summed from the items themselves. */
export const settledTally = async (transaction: Transaction, batchId: string): Promise<SettledTally> => {
  const rows = await transaction.read(readSettledTally(batchId));
  const of = (standing: string): Tally => rows.find((row) => row.standing === standing) ?? NOTHING;
  return { paid: of('paid'), failed: of('failed'), drifted: of('drifted'), open: of('open') };
};
