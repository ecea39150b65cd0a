import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { type DayAmounts, requiredApprovalsFor } from '../../../../shared/domain/runs/required-approvals.ts';
import { ApprovalTiers } from '../../../../shared/domain/settings/approval-tiers.ts';

const tiers = ApprovalTiers.parse(
  '[{"from":"100000.00","approvals":2},{"from":"1000000","approvals":3},{"from":"5000000.5","approvals":5}]',
);

const alone = (total: bigint): DayAmounts => ({ total, othersOfDay: 0n });

describe('the approvals that a batch needs', () => {
  it.each([
    { total: '0.01', asked: 1, needed: 1, tier: undefined },
    { total: '99999.99', asked: 1, needed: 1, tier: undefined },
    { total: '100000.00', asked: 1, needed: 2, tier: '100000.00' },
    { total: '100000.01', asked: 1, needed: 2, tier: '100000.00' },
    { total: '999999.99', asked: 1, needed: 2, tier: '100000.00' },
    { total: '1000000.00', asked: 1, needed: 3, tier: '1000000' },
    { total: '1000000.00', asked: 3, needed: 3, tier: '1000000' },
    { total: '1000000.00', asked: 4, needed: 4, tier: '1000000' },
    { total: '5000000.49', asked: 1, needed: 3, tier: '1000000' },
    { total: '5000000.50', asked: 1, needed: 5, tier: '5000000.5' },
    { total: '9999999999999.99', asked: 50, needed: 50, tier: '5000000.5' },
  ])('INR $total, $asked asked: $needed', ({ total, asked, needed, tier }) => {
    const found = requiredApprovalsFor(alone(paiseFrom(total)), asked, tiers);
    expect(found.requiredApprovals).toBe(needed);
    expect(found.tier?.from).toBe(tier === undefined ? undefined : paiseFrom(tier));
  });

  it('are those that were asked for where there is no tier', () => {
    expect(requiredApprovalsFor(alone(10n ** 15n), 1, [])).toEqual({
      requiredApprovals: 1,
      tier: undefined,
      tierAmount: undefined,
    });
  });

  it('do not shrink where a tier for more money asks for fewer people', () => {
    const slipped = ApprovalTiers.parse('[{"from":"1","approvals":4},{"from":"2","approvals":2}]');
    expect(requiredApprovalsFor(alone(200n), 1, slipped)).toEqual({
      requiredApprovals: 4,
      tier: slipped[0],
      tierAmount: undefined,
    });
  });

  it('never fall as the total grows, and never below what was asked', () => {
    const tier = fc.record({ from: fc.bigInt(0n, 10n ** 15n), approvals: fc.integer({ min: 1, max: 50 }) });
    const total = fc.bigInt(1n, 10n ** 15n);
    fc.assert(
      fc.property(fc.array(tier), fc.integer({ min: 1, max: 50 }), total, total, (any, asked, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const needed = requiredApprovalsFor(alone(less), asked, any).requiredApprovals;
        expect(needed).toBeGreaterThanOrEqual(asked);
        expect(requiredApprovalsFor(alone(more), asked, any).requiredApprovals).toBeGreaterThanOrEqual(
          needed,
        );
      }),
    );
  });
});

describe('together with the others of its day', () => {
  it.each([
    { total: '600000', others: '900000', asked: 1, needed: 3, tierAmount: '1500000' },
    { total: '900000', others: '0', asked: 1, needed: 2, tierAmount: undefined },
    { total: '50000', others: '49999.99', asked: 1, needed: 1, tierAmount: undefined },
    { total: '50000', others: '50000', asked: 1, needed: 2, tierAmount: '100000' },
    { total: '50000', others: '50000', asked: 4, needed: 4, tierAmount: '100000' },
    { total: '1000000', others: '900000', asked: 1, needed: 3, tierAmount: undefined },
    { total: '0.01', others: '9999999999999.99', asked: 1, needed: 5, tierAmount: '10000000000000' },
  ])('INR $total beside $others, $asked asked: $needed', ({ total, others, asked, needed, tierAmount }) => {
    const amounts = { total: paiseFrom(total), othersOfDay: paiseFrom(others) };
    expect(requiredApprovalsFor(amounts, asked, tiers)).toMatchObject({
      requiredApprovals: needed,
      tierAmount: tierAmount === undefined ? undefined : paiseFrom(tierAmount),
    });
  });

  it('however the money of a day is split, the last batch needs as many as all of it at once', () => {
    const parts = fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        const last = amounts.at(-1) ?? 0n;
        const split = requiredApprovalsFor({ total: last, othersOfDay: total - last }, 1, tiers);
        expect(split.requiredApprovals).toBe(requiredApprovalsFor(alone(total), 1, tiers).requiredApprovals);
      }),
    );
  });
});
