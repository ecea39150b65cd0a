import type { AuditDetail } from '../audit/audit-event.ts';
import { decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';

/** What a payment came to, once each item is settled. */
export type Disbursement = {
  readonly reference: string;
  readonly paid: Tally;
  /** What finance reported as not paid. */
  readonly failed: Tally;
  /** What changed in the ledger while it was paid, and is not among `failed`; at most the first 100 are numbered. */
  readonly drifted: Tally & { readonly itemNos: readonly number[] };
};

/** The event of a batch that is paid, at once or by the worker; `asked`: what only the request tells. */
export const batchPaid = (
  { reference, paid, failed, drifted }: Disbursement,
  asked: AuditDetail = {},
): { readonly action: 'batch_paid'; readonly detail: AuditDetail } => ({
  action: 'batch_paid',
  detail: {
    ...asked,
    reference,
    failedCount: failed.count,
    driftedCount: drifted.count,
    driftedItemNos: drifted.itemNos,
    paidCount: paid.count,
    paidAmount: decimalFrom(paid.amount),
  },
});
