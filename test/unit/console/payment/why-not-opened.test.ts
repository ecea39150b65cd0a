import { describe, expect, it } from 'vitest';
import { whyNotOpened } from '../../../../functions/console/page/payment/moments/why-not-opened.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';

/** Approved, and looked at by somebody who may do anything with it. */
const batch = (differing: object = {}): BatchBody =>
  ({
    status: 'processing',
    state: 'approved',
    payment: null,
    settling: null,
    totalAmount: '300.00',
    paidAmount: null,
    lateDroppedAmount: '0.00',
    may: { begin: true, disburse: true, cancel: true, return: true, late: true, abort: true, failures: true },
    whyNot: {},
    ...differing,
  }) as BatchBody;

describe('whyNotOpened', () => {
  it('opens what can be done', () => {
    for (const name of ['begin', 'record', 'cancel-approved'] as const)
      expect(whyNotOpened(batch(), name)).toBeUndefined();
  });

  it('says the sentence of the API', () => {
    const own = { may: { begin: 'approver-pays' }, whyNot: { begin: 'You approved it.' } };
    expect(whyNotOpened(batch(own), 'begin')).toBe('You approved it.');
  });

  it('says how the batch stands where nothing else says why', () => {
    const [why, begun] = [
      /^This cannot be done with the batch as it stands: it is being paid\.$/,
      { payment: {}, state: 'being paid' },
    ];
    expect(whyNotOpened(batch(begun), 'begin')).toMatch(why);
    expect(whyNotOpened(batch(), 'abort')).toMatch(/it is approved\.$/);
    expect(whyNotOpened(batch(), 'adopted-answer')).toMatch(/it is approved\.$/);
    const pending = { status: 'pending_approval', state: 'awaits approval' };
    expect(whyNotOpened(batch(pending), 'begin')).toMatch(/it awaits approval\.$/);
  });
});
