import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../functions/console/page/payment/moments/figures-of.ts';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';

const batch = {
  status: 'processing',
  totalAmount: '1000.00',
  paidAmount: null,
  returnedAmount: '0.00',
  lateDroppedAmount: '0.00',
  payment: null,
} as const;

const payment = { begunAt: '2026-11-28T00:00:00Z', by: '7', byName: null, count: 8, amount: '800.00' };
const marked = { count: 2, amount: 15050n };

const partsOf = (figures: ReturnType<typeof figuresOf>) =>
  figures?.parts.map(({ name, amount }) => `${name.split(/[:,]/)[0]} ${amount}`);

describe('the money of a batch in figures', () => {
  it.each([
    { given: 'approved', facts: {}, parts: undefined },
    {
      given: 'begun',
      facts: { payment },
      parts: ['At the bank 649.50', 'Named as failed so far 150.50', 'Left out 200.00'],
    },
    { given: 'all paid', facts: { status: 'completed', paidAmount: '1000.00' }, parts: ['Paid 1000.00'] },
    {
      given: 'partly paid',
      facts: { status: 'completed', paidAmount: '0.01' },
      parts: ['Paid 0.01', 'Not paid 999.99'],
    },
    {
      given: 'nothing paid',
      facts: { status: 'completed', paidAmount: '0.00' },
      parts: ['Not paid 1000.00'],
    },
    { given: 'completed by the old script', facts: { status: 'completed' }, parts: undefined },
    { given: 'cancelled', facts: { status: 'cancelled' }, parts: undefined },
    {
      given: 'cancelled, paid late',
      facts: { status: 'cancelled', paidAmount: '10.00' },
      parts: ['Paid late 10.00', 'Set free 990.00'],
    },
    {
      given: 'partly paid, and some came back',
      facts: { status: 'completed', paidAmount: '900.00', returnedAmount: '50.00' },
      parts: ['Paid 850.00', 'Paid 50.00', 'Not paid 100.00'],
    },
    {
      given: 'cancelled, paid late, and all came back',
      facts: { status: 'cancelled', paidAmount: '10.00', returnedAmount: '10.00' },
      parts: ['Paid 10.00', 'Set free 990.00'],
    },
  ] as const)('$given: $parts', ({ facts, parts }) => {
    const figures = figuresOf({ ...batch, ...facts }, marked);
    expect(partsOf(figures)).toEqual(parts);
    if (!figures) return;
    expect(figures.total.amount).toBe('1000.00');
    expect(figures.parts.reduce((sum, { amount }) => sum + paiseFrom(amount), 0n)).toBe(100000n);
    expect(figures.beside).toEqual([]);
  });

  it('counts beside the total what was dropped before it was paid, and what came back of either', () => {
    const figures = figuresOf({
      ...batch,
      status: 'completed',
      paidAmount: '1000.00',
      returnedAmount: '1.00',
      lateDroppedAmount: '2.00',
    });
    expect(figures?.beside.map(({ amount }) => amount)).toEqual(['1.00', '2.00']);
  });
});
