import { canonicalJson } from '../../shared/domain/audit-event.ts';
import { decimalFrom } from '../../shared/domain/money.ts';
import type { PayoutRequest, WindowEnd } from '../../shared/domain/payout-request.ts';

const endText = (end: WindowEnd | undefined): string | null => {
  if (!end) return null;
  return end.kind === 'day' ? end.date : end.at.toISOString();
};

/** What was asked for, as last_context has it: the keys are those of the script this replaces. */
export const runContext = (request: PayoutRequest): string =>
  canonicalJson({
    filters: {
      date_from: endText(request.dateFrom),
      date_to: endText(request.dateTo),
      lookback_days: request.lookbackDays ?? null,
      min_amount: request.minAmount === undefined ? null : decimalFrom(request.minAmount),
      max_items: request.maxItems ?? null,
      required_approvals: request.requiredApprovals ?? null,
      batch_reference: request.batchReference ?? null,
    },
    interval_hours: request.intervalHours ?? null,
    force: request.force,
    dry_run: request.dryRun,
    run_key: request.runKey,
  });

/**
 * Who acted, for the audit trail. What a caller of a direct invoke says of itself is not verified. Nor can Lambda tell
 * Scheduler's event from a copy of it: IAM decides who may send one, and CloudTrail knows who did.
 */
export const runActor = ({ trigger, requestedBy }: PayoutRequest): string =>
  trigger.kind === 'schedule'
    ? `schedule ${trigger.scheduleName}`
    : `unverified: ${requestedBy ?? 'unnamed'}`;
