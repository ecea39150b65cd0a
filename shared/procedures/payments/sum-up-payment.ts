import type { Transaction } from '../../aws/transaction.ts';
import type { Disbursement } from '../../domain/payments/disbursement.ts';
import { readDriftedWhilePaid, readPaidDiffering } from '../../sql/batches/settlement.ts';
import { settledTally } from '../batches/settled-tally.ts';
import { differsFromFrozen } from './differs-from-frozen.ts';

/** As many as a notice and an event number. */
const NAMED_MAX = 100;

const numbers = (rows: readonly { readonly itemNo: number }[]): number[] => rows.map(({ itemNo }) => itemNo);

/** What the payment came to, from the items themselves. */
export const sumUpPayment = async (
  transaction: Transaction,
  batchId: string,
  { reference, frozen }: Pick<Disbursement, 'reference' | 'frozen'>,
): Promise<Disbursement & { readonly openCount: number }> => {
  const tally = await settledTally(transaction, batchId);
  const { paid, differing, failed, released, drifted, open } = tally;
  const driftedItemNos =
    drifted.count > 0 ? numbers(await transaction.read(readDriftedWhilePaid(batchId, NAMED_MAX))) : [];
  const differingItemNos =
    differing.count > 0 ? numbers(await transaction.read(readPaidDiffering(batchId, NAMED_MAX))) : [];
  const frozenDiffers = frozen !== null && (await differsFromFrozen(transaction, batchId, frozen));
  return {
    reference: paid.count > 0 ? reference : null,
    paid,
    differing: { ...differing, itemNos: differingItemNos },
    failed,
    leftOut: released,
    drifted: { ...drifted, itemNos: driftedItemNos },
    frozen,
    frozenDiffers,
    openCount: open.count,
  };
};
