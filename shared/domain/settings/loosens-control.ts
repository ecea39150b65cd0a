import type * as z from 'zod';
import type { ApprovalTier } from './approval-tiers.ts';
import type { EditableSettings } from './payout-settings.ts';

type Settings = z.output<typeof EditableSettings>;

/** How many people a batch of this total takes. */
const approvalsFor = (
  { required_approvals, approval_tiers }: Pick<Settings, 'required_approvals' | 'approval_tiers'>,
  total: bigint,
): number =>
  Math.max(
    required_approvals,
    ...approval_tiers.filter(({ from }) => total >= from).map(({ approvals }) => approvals),
  );

/** Somewhere a batch of some total takes fewer people than before; only where a tier begins can that change. */
const asksFewer = (before: Settings, after: Settings): boolean => {
  const begins = [before, after].flatMap(({ approval_tiers }) =>
    approval_tiers.map(({ from }: ApprovalTier) => from),
  );
  return [0n, ...begins].some((total) => approvalsFor(after, total) < approvalsFor(before, total));
};

/** 0 = never: longer than any. */
const hoursLong = (hours: number): number => (hours === 0 ? Number.POSITIVE_INFINITY : hours);

const LOOSER: Readonly<Record<string, (before: Settings, after: Settings) => boolean>> = {
  'fewer approvals': asksFewer,
  'payers may approve': (before, after) => after.payer_may_approve && !before.payer_may_approve,
  'another business time zone': (before, after) => after.timezone !== before.timezone,
  'batches stay open longer': (before, after) =>
    hoursLong(after.pending_expiry_hours) > hoursLong(before.pending_expiry_hours),
  'fewer or no reminders': (before, after) =>
    hoursLong(after.reminder_hours) > hoursLong(before.reminder_hours),
};

/** In what respects the change loosens the control of one person by another; none: it may take effect at once. */
export const loosensControl = (before: Settings, after: Settings): string[] =>
  Object.entries(LOOSER).flatMap(([respect, isLooser]) => (isLooser(before, after) ? [respect] : []));
