import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import {
  listAmountChanged,
  listAmountNotPositive,
  listBeneficiaryMissing,
  listCancelledButPaid,
  listItemPaidLedgerUnpaid,
  listLedgerPaidItemUnpaid,
  listUnapprovedInOpenBatch,
} from '../../../../shared/sql/doctor/unsound-ledger.ts';
import { type Check, type Examination, listingCheck } from '../check/check.ts';
import { rupees } from '../check/wording.ts';

const LEDGER = ['mlm_commission_ledger'];
const BATCHED = ['mlm_commission_ledger', 'mlm_payout_batches', 'mlm_payout_batch_items'];

/** The old page pays what is in the batch, whatever the ledger says; ours asks about the row before anything is paid. */
const severityOfDrift = ({ state }: Examination) => (state === 'migrated' ? 'warning' : 'wrong');
const adviceOnDrift = ({ state }: Examination): string =>
  state === 'migrated'
    ? 'Where the batch awaits approval, an operator drops these rows from it (POST /api/batches/<batchId>/drop-drifted). Where it is approved, they are left out when its payment begins (leaveOut: "drifted").'
    : 'Reject these batches: the old page would pay them as they stand. What is still due is batched again.';

const ledgerPaidItemUnpaid = listingCheck({
  name: 'ledger_paid_item_unpaid',
  needs: BATCHED,
  list: () => listLedgerPaidItemUnpaid(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'commission')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} paid in the ledger, but no row of a batch says so.`,
    advice:
      "Find each transfer at the bank. If it was made, the batch's row is what is wrong: pay it in no batch again. If it was not, put the ledger back: UPDATE mlm_commission_ledger SET status = 'approved' WHERE id = <commissionId> AND status = 'paid'; then ask the doctor again, because a finished batch may still hold it (held_by_finished_batch).",
  }),
});

const itemPaidLedgerUnpaid = listingCheck({
  name: 'item_paid_ledger_unpaid',
  needs: BATCHED,
  list: () => listItemPaidLedgerUnpaid(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'commission')}, ${rupees(amount)}, ${agree(count, 'was', 'were')} paid in a batch, but the ledger still has ${agree(count, 'it', 'them')} as due: the old script would batch and pay again.`,
    advice:
      "Where the transfer is confirmed: UPDATE mlm_commission_ledger SET status = 'paid' WHERE id = <commissionId> AND status IN ('pending', 'approved')",
  }),
});

const cancelledButPaid = listingCheck({
  name: 'cancelled_but_paid',
  needs: BATCHED,
  list: () => listCancelledButPaid(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'row')} of paid batches, ${rupees(amount)}, ${agree(count, 'is', 'are')} of commissions that the ledger has as cancelled.`,
    advice:
      'If they were cancelled before they were paid, recover the money; if after, this is the record of it. No statement repairs it.',
  }),
});

const unapprovedInOpenBatch = listingCheck({
  name: 'unapproved_in_open_batch',
  needs: BATCHED,
  list: () => listUnapprovedInOpenBatch(),
  judge: ({ count, amount }, examination) => ({
    severity: severityOfDrift(examination),
    message: `${counted(count, 'row')} of open batches, ${rupees(amount)}, ${agree(count, 'is', 'are')} of commissions that the ledger has as cancelled, or as pending again.`,
    advice: adviceOnDrift(examination),
  }),
});

const amountChanged = listingCheck({
  name: 'amount_changed_in_open_batch',
  needs: BATCHED,
  list: () => listAmountChanged(),
  judge: ({ count, amount }, examination) => ({
    severity: severityOfDrift(examination),
    message: `${counted(count, 'row')} of open batches ${agree(count, 'has', 'have')} another amount than the ledger now: ${rupees(amount)} of difference.`,
    advice: adviceOnDrift(examination),
  }),
});

const amountNotPositive = listingCheck({
  name: 'amount_not_positive',
  needs: LEDGER,
  list: () => listAmountNotPositive(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'approved commission')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} zero or negative: no run of ours takes ${agree(count, 'it', 'them')}, the old script did.`,
    advice:
      "Correct the amount, or: UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id = <commissionId> AND status = 'approved'",
  }),
});

const beneficiaryMissing = listingCheck({
  name: 'beneficiary_missing',
  needs: [...LEDGER, 'users'],
  list: () => listBeneficiaryMissing(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'approved commission')}, ${rupees(amount)}, ${agree(count, 'has', 'have')} a beneficiary who is no user: no run of ours takes ${agree(count, 'it', 'them')}.`,
    advice:
      "Find out who is owed the money and correct beneficiary_user_id, or: UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id = <commissionId> AND status = 'approved'",
  }),
});

/** Where ledger and batches say different things of the same commission. */
export const LEDGER_AND_BATCHES: readonly Check[] = [
  ledgerPaidItemUnpaid,
  itemPaidLedgerUnpaid,
  cancelledButPaid,
  unapprovedInOpenBatch,
  amountChanged,
  amountNotPositive,
  beneficiaryMissing,
];
