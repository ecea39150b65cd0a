import { expect } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { asking } from '../payments/ask-payment.ts';
import type { DisturbedAction } from './disturbed-actions.ts';

const ONE_FAILED = [{ itemNo: 1, reason: 'account closed' }];
const REFERENCE = 'UTR-1';

const done = async (asked: Promise<ApiResponse>): Promise<void> => {
  const { status, text } = await asked;
  expect(status, text).toBe(200);
};

const APPROVED = { requiredApprovals: 1, approved: true } as const;
/** As the sweep has it within a minute: what a begin asks of the worker is no part of what is disturbed. */
const listed: DisturbedAction['before'] = async ({ invoke }, _, { batchId }) =>
  expect(await invoke({ command: 'keep-list', batchId }, 'worker')).toEqual({ list: 'kept' });

const begun: DisturbedAction['before'] = (_, { farah }, batch) => done(asking(farah).begin(batch));

/** What a bank does, and what is said of it. */
export const DISTURBED_PAYMENTS: readonly DisturbedAction[] = [
  {
    action: 'a begin',
    ...APPROVED,
    before: listed,
    ask: ({ farah }, batch, headers) => asking(farah).begin(batch, {}, headers),
    ...{ outcome: 'begun', again: 'already_recorded', event: 'payment_begun', events: 3 },
  },
  {
    action: 'a word on failures',
    ...APPROVED,
    before: begun,
    ask: ({ farah }, batch, headers) => asking(farah).failures(batch, { failed: ONE_FAILED }, headers),
    ...{ outcome: 'marked', again: 'already_recorded', event: 'failures_marked', events: 4 },
  },
  {
    action: 'an abort',
    ...APPROVED,
    before: begun,
    ask: ({ farah }, batch, headers) => asking(farah).abort(batch, { reason: 'file refused' }, headers),
    ...{ outcome: 'aborted', again: 'payment-not-begun', event: 'payment_aborted', events: 4 },
  },
  {
    action: 'a record of what was begun',
    ...APPROVED,
    before: begun,
    ask: ({ farah }, batch, headers) =>
      asking(farah).record(batch, { reference: REFERENCE, failed: ONE_FAILED }, headers),
    ...{ outcome: 'paid', again: 'already_recorded', event: 'batch_paid', events: 4 },
  },
  {
    action: 'a late payment',
    ...APPROVED,
    before: (_, { farah }, batch) =>
      done(asking(farah).record(batch, { reference: REFERENCE, failed: ONE_FAILED })),
    ask: ({ farah }, batch, headers) =>
      asking(farah).late(batch, { items: [{ itemNo: 1 }], reference: 'UTR-2' }, headers),
    ...{ outcome: 'late_recorded', again: 'already_recorded', event: 'late_payment_recorded', events: 4 },
  },
  {
    action: 'a return',
    ...APPROVED,
    before: (_, { farah }, batch) => done(asking(farah).record(batch, { reference: REFERENCE })),
    ask: ({ farah }, batch, headers) =>
      asking(farah).returns(
        batch,
        { items: [{ itemNo: 1, reason: 'account closed', payAgain: true }] },
        headers,
      ),
    ...{ outcome: 'returned', again: 'already_recorded', event: 'items_returned', events: 4 },
  },
  {
    action: 'a drop',
    requiredApprovals: 2,
    approved: false,
    before: ({ sql }, _, { batchId }) =>
      sql(
        `UPDATE mlm_commission_ledger SET amount = 7
          WHERE amount = 0.01 AND id IN (SELECT commission_id FROM mlm_payout_batch_items WHERE batch_id = ?)`,
        [batchId],
      ),
    ask: ({ om }, batch, headers) => asking(om).drop(batch, { reason: 'changed by hand' }, headers),
    ...{ outcome: 'dropped', again: 'already_recorded', event: 'items_dropped', events: 2 },
  },
];
