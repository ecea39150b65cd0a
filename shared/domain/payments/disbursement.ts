import type { AuditDetail } from '../audit/audit-event.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { frozenDetail } from './frozen-detail.ts';
import type { Frozen } from './payment.ts';

/** Some of a batch's items; at most the first 100 are numbered. */
export type NumberedTally = Tally & { readonly itemNos: readonly number[] };

/** What a payment came to, once each item is settled. */
export type Disbursement = {
  /** The bank's; null where nothing was paid. */
  readonly reference: string | null;
  readonly paid: Tally;
  /** Of what was paid: the ledger said something else than what was approved. */
  readonly differing: NumberedTally;
  /** What finance reported as not paid. */
  readonly failed: Tally;
  /** What it was not for: neither paid nor failed. */
  readonly leftOut: Tally;
  /** Of the version before: what changed in the ledger while it was paid, and was not. */
  readonly drifted: NumberedTally;
  /** What it was for; null in the version before, which fixed nothing. */
  readonly frozen: Frozen | null;
  /** Somebody has changed the items by SQL since they were frozen. */
  readonly frozenDiffers: boolean;
};

type Paid = { readonly action: 'batch_paid' | 'nothing_paid'; readonly detail: AuditDetail };

/** The event of a batch whose payment is over, at once or by the worker; `asked`: what only the request tells. */
export const batchPaid = (disbursement: Disbursement, asked: AuditDetail = {}): Paid => {
  const { reference, paid, differing, failed, leftOut, drifted, frozen, frozenDiffers } = disbursement;
  return {
    action: paid.count > 0 ? 'batch_paid' : 'nothing_paid',
    detail: {
      ...asked,
      reference,
      failedCount: failed.count,
      failedAmount: decimalFrom(failed.amount),
      leftOutCount: leftOut.count,
      driftedCount: drifted.count,
      driftedItemNos: drifted.itemNos,
      differingCount: differing.count,
      differingItemNos: differing.itemNos,
      paidCount: paid.count,
      paidAmount: decimalFrom(paid.amount),
      ...(frozen && { frozen: frozenDetail(frozen), frozenDiffers }),
    },
  };
};
