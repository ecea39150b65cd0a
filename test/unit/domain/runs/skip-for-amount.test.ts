import { describe, expect, it } from 'vitest';
import { skipForAmount } from '../../../../shared/domain/runs/plan-run.ts';

describe('skipForAmount', () => {
  it.each([
    { given: 'nothing', found: { count: 0, amount: 0n }, minimum: 0n, skip: 'nothing_eligible' },
    { given: 'a paisa too little', found: { count: 2, amount: 79n }, minimum: 80n, skip: 'below_minimum' },
    { given: 'the minimum exactly', found: { count: 2, amount: 80n }, minimum: 80n, skip: undefined },
    { given: 'more', found: { count: 2, amount: 81n }, minimum: 80n, skip: undefined },
  ])('$given: $skip', ({ found, minimum, skip }) => {
    expect(skipForAmount(found, minimum)?.reason).toBe(skip);
  });

  it('begins with the words of the runbook, and names both amounts', () => {
    expect(skipForAmount({ count: 2, amount: 79n }, 80n)?.message).toBe(
      'No batch created: 2 commissions make ₹0.79, below the minimum of ₹0.80.',
    );
    expect(skipForAmount({ count: 1, amount: 10_000n }, 10_000_000n)?.message).toBe(
      'No batch created: 1 commission makes ₹100.00, below the minimum of ₹1,00,000.00.',
    );
    expect(skipForAmount({ count: 0, amount: 0n }, 0n)?.message).toMatch(
      /^No batch created: no approved commission/,
    );
  });
});
