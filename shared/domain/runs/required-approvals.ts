import type { Paise } from '../basics/money.ts';
import type { ApprovalTier } from '../settings/approval-tiers.ts';

export type RequiredApprovals = {
  readonly requiredApprovals: number;
  /** The strictest tier that the total reaches; below its approvals nobody can ask. */
  readonly tier: ApprovalTier | undefined;
};

/**
 * How many different people a batch of this total needs. Tiers only ever add: should one for a larger amount ask for
 * fewer, the stricter one below it still holds.
 */
export const requiredApprovalsFor = (
  total: Paise,
  asked: number,
  tiers: readonly ApprovalTier[],
): RequiredApprovals => {
  const reached = tiers.filter(({ from }) => from <= total);
  const tier = reached.toSorted((a, b) => a.approvals - b.approvals).at(-1);
  return { requiredApprovals: Math.max(asked, tier?.approvals ?? 0), tier };
};
