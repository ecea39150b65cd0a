import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { lookbackStart } from '../../../../shared/domain/runs/lookback-start.ts';
import {
  listFrozenDiffering,
  listPaymentsDiffering,
  listSharedReferences,
  listUnpayable,
  listUnrecordedPayments,
} from '../../../../shared/sql/doctor/unsound-payments.ts';
import { type Check, listingCheck } from '../check/check.ts';
import { rupees } from '../check/wording.ts';

const BATCHES = ['mlm_payout_batches.payment_begun_at', 'mlm_payout_batches.disbursement_reference'];
const ITEMS = [...BATCHES, 'mlm_payout_batch_items.mark'];

/** A bank answers within a day. */
const UNRECORDED_DAYS = 1;

const paymentReferenceShared = listingCheck({
  name: 'payment_reference_shared',
  needs: BATCHES,
  list: () => listSharedReferences(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'carries', 'carry')} the payment reference of another batch.`,
    advice:
      'One transfer for several batches is fine. Else one of the references is that of another payment: compare with the bank.',
  }),
});

const paymentDiffers = listingCheck({
  name: 'payment_differs',
  needs: ITEMS,
  list: () => listPaymentsDiffering(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'item')}, ${rupees(amount)}, ${agree(count, 'was', 'were')} paid as approved while the ledger said something else.`,
    advice:
      'The money has left, and the items say so. Find out who changed the ledger, and settle the difference with the next commissions of these people. No row is to be changed: they are the evidence.',
  }),
});

const frozenDiffers = listingCheck({
  name: 'frozen_differs',
  needs: [...ITEMS, 'mlm_payout_events'],
  list: () => listFrozenDiffering(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `Of ${counted(count, 'payment')}, ${rupees(amount)}, the items are not those that were frozen when it was begun: somebody has changed them by SQL.`,
    advice: `Compare the items with the file that went to the bank, find out who did it (${CLI} audit verify), and take the right to write these tables from them.`,
  }),
});

const paymentNotRecorded = listingCheck({
  name: 'payment_not_recorded',
  needs: BATCHES,
  list: ({ now }) => listUnrecordedPayments(new Date(lookbackStart(now, UNRECORDED_DAYS) * 1000)),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `The payment of ${counted(count, 'batch', 'batches')}, ${rupees(amount)}, was begun more than a day ago, and nobody has said what the bank paid.`,
    advice:
      'Have finance record it (POST /api/batches/<batchId>/disburse), or abort it, if the bank paid nothing (…/payment/abort). Until then nothing of it is free.',
  }),
});

const nobodyMayPay = listingCheck({
  name: 'nobody_may_pay',
  needs: [
    ...BATCHES,
    'mlm_payout_approvers',
    'mlm_payout_batches.payer_may_approve',
    'mlm_payout_events.subject_key',
  ],
  list: () => listUnpayable(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'approved batch', 'approved batches')}, ${rupees(amount)}, can be paid by nobody: each person of finance has approved it, asked for it, or is paid by it.`,
    advice: `Add a person of finance: ${CLI} approvers add --user-id … --issuer … --subject … --roles finance. It does not matter that the batch is older.`,
  }),
});

/** What the bank was asked, and what it did. */
export const PAYMENTS: readonly Check[] = [
  frozenDiffers,
  paymentDiffers,
  paymentNotRecorded,
  nobodyMayPay,
  paymentReferenceShared,
];
