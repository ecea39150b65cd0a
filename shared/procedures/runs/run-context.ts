import { canonicalJson } from '../../domain/audit/audit-event.ts';
import { decimalFrom } from '../../domain/basics/money.ts';
import type { PayoutRequest, WindowEnd } from '../../domain/runs/payout-request.ts';
import type { RunFacts } from '../../sql/runs/run-facts.ts';

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

/** Nobody asked for what the schedule sent, though somebody may have asked for a run of its key before. */
export const requesterOf = (
  { trigger }: PayoutRequest,
  { requestedByUserId }: Pick<RunFacts, 'requestedByUserId'>,
): string | undefined => (trigger.kind === 'manual' ? requestedByUserId : undefined);

/**
 * Who acted, for the audit trail. Whom the API let ask is known by their id. What a caller of a direct invoke says of itself is not verified. Nor can Lambda tell
 * Scheduler's event from a copy of it: IAM decides who may send one, and CloudTrail knows who did.
 */
export const runActor = (request: PayoutRequest, facts: Pick<RunFacts, 'requestedByUserId'>): string => {
  const { trigger, requestedBy } = request;
  if (trigger.kind === 'schedule') return `schedule ${trigger.scheduleName}`;
  const requester = requesterOf(request, facts);
  return requester === undefined ? `unverified: ${requestedBy ?? 'unnamed'}` : `user ${requester}`;
};
