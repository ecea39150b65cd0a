import type { Paise } from '../basics/money.ts';
import type { ApprovalTier } from '../settings/approval-tiers.ts';

export type DayAmounts = {
  /** Of this batch. */
  readonly total: Paise;
  /** Of the other batches made on the same business day that are not cancelled. */
  readonly othersOfDay: Paise;
};

export type RequiredApprovals = {
  readonly requiredApprovals: number;
  /** The strictest tier that the day's batches reach together; below its approvals nobody can ask. */
  readonly tier: ApprovalTier | undefined;
  /** What they come to, where that sum decided; undefined where the batch's own total reaches as strict a tier, or nothing does. */
  readonly tierAmount: Paise | undefined;
};

const strictest = (amount: Paise, tiers: readonly ApprovalTier[]): ApprovalTier | undefined =>
  tiers
    .filter(({ from }) => from <= amount)
    .toSorted((a, b) => a.approvals - b.approvals)
    .at(-1);

/**
 * How many different people a batch needs. It is judged together with what else was made that day: money that is split into
 * several batches is seen by as many people as in one. Tiers only ever add: should one for a larger amount ask for fewer, the
 * stricter one below it still holds.
 */
export const requiredApprovalsFor = (
  { total, othersOfDay }: DayAmounts,
  asked: number,
  tiers: readonly ApprovalTier[],
): RequiredApprovals => {
  const together = total + othersOfDay;
  const tier = strictest(together, tiers);
  const alone = strictest(total, tiers)?.approvals ?? 0;
  return {
    requiredApprovals: Math.max(asked, tier?.approvals ?? 0),
    tier,
    tierAmount: tier && tier.approvals > alone ? together : undefined,
  };
};
