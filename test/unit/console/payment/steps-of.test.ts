import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../../functions/console/page/payment/moments/steps-of.ts';

const payment = { begunAt: '2026-11-28T00:00:00Z', by: '7', byName: null, count: 1, amount: '1.00' };
const settling = { done: 1, of: 2 };

describe('where the money is', () => {
  it.each([
    { given: 'approved', batch: { status: 'processing' }, present: 'approved' },
    { given: 'begun', batch: { status: 'processing', payment }, present: 'at-the-bank' },
    { given: 'being recorded', batch: { status: 'processing', settling }, present: 'recorded' },
    { given: 'completed', batch: { status: 'completed' }, present: 'recorded' },
  ] as const)('$given: $present', ({ batch, present }) => {
    const steps = stepsOf({ payment: null, settling: null, ...batch });
    expect(steps.find(({ state }) => state === 'present')?.name).toBe(present);
    expect(steps.filter(({ state }) => state === 'done').length).toBe(
      steps.findIndex(({ state }) => state === 'present'),
    );
  });
});
