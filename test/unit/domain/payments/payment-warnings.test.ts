import { describe, expect, it } from 'vitest';
import {
  NO_PAYER_WARNING,
  paidTwiceWarning,
  sameReferenceWarning,
} from '../../../../shared/domain/payments/payment-warnings.ts';

describe('what somebody should look at', () => {
  it('a reference that other batches carry', () => {
    const [one, two] = [{ batchReference: 'AUTO-1' }, { batchReference: 'AUTO-2' }];
    expect(sameReferenceWarning('UTR-1', [])).toEqual([]);
    expect(sameReferenceWarning('UTR-1', [one])).toEqual([
      'The payment reference UTR-1 is also that of batch AUTO-1: see that it is no slip of the pen.',
    ]);
    expect(sameReferenceWarning('UTR-1', [one, two])).toEqual([
      'The payment reference UTR-1 is also that of batches AUTO-1, AUTO-2: see that it is no slip of the pen.',
    ]);
  });

  it('money that has left twice, or is about to', () => {
    expect(paidTwiceWarning({ count: 0, amount: 0n }, [])).toEqual([]);
    expect(paidTwiceWarning({ count: 1, amount: 20_000n }, ['AUTO-2'])).toEqual([
      '1 commission, ₹200.00, is paid twice: batch AUTO-2 had taken it to the bank as well. Stop that payment if it can be stopped, and record it there as failed.',
    ]);
    expect(paidTwiceWarning({ count: 2, amount: 20_000n }, ['AUTO-2', 'AUTO-3'])).toEqual([
      '2 commissions, ₹200.00, are paid twice: batches AUTO-2, AUTO-3 had taken them to the bank as well. Stop that payment if it can be stopped, and record it there as failed.',
    ]);
  });

  it('that nobody may pay names the way out, and never the cancellation', () => {
    expect(NO_PAYER_WARNING).toMatch(/approvers add .*--roles finance/);
    expect(NO_PAYER_WARNING).not.toMatch(/cancel/i);
  });
});
