import { describe, expect, it } from 'vitest';
import { batchPaid, type Disbursement } from '../../../../shared/domain/payments/disbursement.ts';
import { FROZEN } from './payments.ts';

const nothing = { count: 0, amount: 0n };
const disbursement: Disbursement = {
  reference: 'UTR-1',
  paid: { count: 2, amount: 20_000n },
  differing: { count: 1, amount: 10_000n, itemNos: [2] },
  failed: { count: 1, amount: 10_000n },
  leftOut: nothing,
  drifted: { ...nothing, itemNos: [] },
  frozen: FROZEN,
  frozenDiffers: false,
};

describe('the event of a payment that is over', () => {
  it('says what became of all of it, and what it was for', () => {
    expect(batchPaid(disbursement, { notes: 'by file 7' })).toEqual({
      action: 'batch_paid',
      detail: {
        notes: 'by file 7',
        reference: 'UTR-1',
        paidCount: 2,
        paidAmount: '200.00',
        failedCount: 1,
        failedAmount: '100.00',
        leftOutCount: 0,
        driftedCount: 0,
        driftedItemNos: [],
        differingCount: 1,
        differingItemNos: [2],
        frozen: { ...FROZEN, amount: '300.00' },
        frozenDiffers: false,
      },
    });
  });

  it('is another where nothing was paid', () => {
    const { action, detail } = batchPaid({ ...disbursement, reference: null, paid: nothing });
    expect([action, detail['reference'], detail['paidAmount']]).toEqual(['nothing_paid', null, '0.00']);
  });

  it('of the version before tells of no freeze', () => {
    const { detail } = batchPaid({ ...disbursement, frozen: null });
    expect(Object.keys(detail)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^frozen/)]));
  });
});
