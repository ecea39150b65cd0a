import { CLI } from '../../../shared/domain/basics/cli.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import type { DriftEntry } from '../../../shared/events/batch-body.ts';
import type { DriftedItem } from '../../../shared/sql/batches/drift.ts';
import type { HeldItem } from '../../../shared/sql/batches/held-items.ts';

const heldElsewhere = ({ heldByBatch, heldByBatchStatus, heldByStatus }: DriftedItem): string =>
  heldByStatus === 'paid'
    ? `it was paid already, by batch ${heldByBatch} (${heldByBatchStatus})`
    : `batch ${heldByBatch} (${heldByBatchStatus}) holds it`;

const ledgerSays = (item: DriftedItem): string => {
  const { ledgerStatus, ledgerAmount, amount } = item;
  if (ledgerStatus === null) return 'the ledger has no such commission any more';
  if (ledgerStatus !== 'approved') return `the ledger says ${ledgerStatus}: expected approved`;
  if (ledgerAmount !== amount)
    return `the ledger says ${ledgerAmount === null ? 'no amount' : formatRupees(ledgerAmount)}: expected ${formatRupees(amount)}, as in the batch`;
  return item.sameBeneficiary
    ? `no batch holds it for payment: adopt the old batches again (${CLI} adopt)`
    : 'the ledger names another beneficiary than the batch';
};

const heldBy = ({ kind, userId, reason }: HeldItem): string => {
  if (kind === 'payment') return `it is on hold (${reason})`;
  return kind === 'person' ? `user ${userId} is on hold: ${reason}` : `it is on hold: ${reason}`;
};

/** Why the payment asks for a word on an item that is as it was approved. */
export const describeHeld = (item: HeldItem): DriftEntry => {
  const { itemNo, commissionId } = item;
  return { itemNo, commissionId, why: `Item ${itemNo}, commission ${commissionId}: ${heldBy(item)}.` };
};

/** Why the item cannot be paid as it was approved. */
export const describeDrift = (item: DriftedItem): DriftEntry => {
  const { itemNo, commissionId, heldByBatch } = item;
  const because = heldByBatch === null ? ledgerSays(item) : heldElsewhere(item);
  return { itemNo, commissionId, why: `Item ${itemNo}, commission ${commissionId}: ${because}.` };
};
