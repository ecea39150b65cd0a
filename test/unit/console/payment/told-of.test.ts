import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../../functions/console/page/payment/moments/told-of.ts';
import { wayOnOf } from '../../../../functions/console/page/payment/moments/way-on-of.ts';
import type { ActionAnswer } from '../../../../shared/events/batch-actions.ts';

const batch = {
  batchReference: 'AUTO-1',
  totalAmount: '1000.00',
  paidAmount: '900.00',
  returnedAmount: '100.00',
  disbursementReference: 'UTR-1',
  payment: { begunAt: '2026-11-28T00:00:00Z', by: '7', count: 9, amount: '123456.00' },
} as ActionAnswer['batch'];

describe('where to look after an act', () => {
  it.each([
    { outcome: 'paid', paidAmount: '900.00', to: '/holds' },
    { outcome: 'nothing_paid', paidAmount: '0.00', to: '/holds' },
    { outcome: 'paid', paidAmount: '1000.00', to: undefined },
    { outcome: 'begun', paidAmount: null, to: undefined },
  ] as const)('$outcome, $paidAmount: $to', ({ outcome, paidAmount, to }) => {
    expect(wayOnOf({ outcome, batch: { ...batch, paidAmount } })?.to).toBe(to);
  });
});

describe('what an act came to', () => {
  it.each([
    {
      outcome: 'begun',
      told: 'The payment of AUTO-1 has begun: have the bank pay ₹1,23,456.00 for 9 commissions, then record what it did.',
    },
    {
      outcome: 'paid',
      told: 'Recorded: ₹900.00 of AUTO-1 is paid under UTR-1. ₹100.00 was not paid. The next run takes what was not paid, as far as it is still approved and not on hold: what failed for the second time is on hold until finance looks at it.',
    },
    { outcome: 'returned', told: 'Recorded: ₹100.00 of AUTO-1 has come back in all.' },
    {
      outcome: 'already_recorded',
      told: 'This was recorded of AUTO-1 before: nothing was done a second time.',
    },
  ] as const)('$outcome', ({ outcome, told }) => {
    expect(toldOf({ outcome, batch })).toBe(told);
  });

  it('says where all of it was paid', () => {
    expect(toldOf({ outcome: 'paid', batch: { ...batch, paidAmount: '1000.00' } })).toBe(
      'Recorded: ₹1,000.00 of AUTO-1 is paid under UTR-1. All of it was paid.',
    );
  });
});
