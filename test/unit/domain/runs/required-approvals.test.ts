import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { requiredApprovalsFor } from '../../../../shared/domain/runs/required-approvals.ts';
import { ApprovalTiers } from '../../../../shared/domain/settings/approval-tiers.ts';

const tiers = ApprovalTiers.parse(
  '[{"from":"100000.00","approvals":2},{"from":"1000000","approvals":3},{"from":"5000000.5","approvals":5}]',
);

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
    const found = requiredApprovalsFor(paiseFrom(total), asked, tiers);
    expect(found.requiredApprovals).toBe(needed);
    expect(found.tier?.from).toBe(tier === undefined ? undefined : paiseFrom(tier));
  });

  it('are those that were asked for where there is no tier', () => {
    expect(requiredApprovalsFor(10n ** 15n, 1, [])).toEqual({ requiredApprovals: 1, tier: undefined });
  });

  it('do not shrink where a tier for more money asks for fewer people', () => {
    const slipped = ApprovalTiers.parse('[{"from":"1","approvals":4},{"from":"2","approvals":2}]');
    expect(requiredApprovalsFor(200n, 1, slipped)).toEqual({ requiredApprovals: 4, tier: slipped[0] });
  });

  it('never fall as the total grows, and never below what was asked', () => {
    const tier = fc.record({ from: fc.bigInt(0n, 10n ** 15n), approvals: fc.integer({ min: 1, max: 50 }) });
    const total = fc.bigInt(1n, 10n ** 15n);
    fc.assert(
      fc.property(fc.array(tier), fc.integer({ min: 1, max: 50 }), total, total, (any, asked, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const needed = requiredApprovalsFor(less, asked, any).requiredApprovals;
        expect(needed).toBeGreaterThanOrEqual(asked);
        expect(requiredApprovalsFor(more, asked, any).requiredApprovals).toBeGreaterThanOrEqual(needed);
      }),
    );
  });
});
