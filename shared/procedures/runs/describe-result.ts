import { instantOf } from '../../domain/basics/epoch-seconds.ts';
import { CURRENCY, decimalFrom } from '../../domain/basics/money.ts';
import type { Tally } from '../../domain/basics/tally.ts';
import type { MayApprove } from '../../domain/batches/may-approve.ts';
import type { Terms } from '../../domain/batches/terms.ts';
import type { CommissionWindow } from '../../domain/runs/commission-window.ts';
import { type LeftOut, type Survey, strandedIn } from '../../domain/runs/left-out.ts';
import { meetsMinimum } from '../../domain/runs/meets-minimum.ts';
import { type RunPlan, type Skip, skipForAmount } from '../../domain/runs/plan-run.ts';
import type { RequiredApprovals } from '../../domain/runs/required-approvals.ts';
import type { CreatedResult, PreviewResult, SkippedResult } from '../../events/payout-result.ts';

const isoSeconds = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : instantOf(seconds).toISOString();

const describeWindow = ({ fromSeconds, toSeconds }: CommissionWindow) => ({
  from: isoSeconds(fromSeconds),
  to: isoSeconds(toSeconds),
});

const tally = ({ count, amount }: Tally) => ({
  count,
  amount: decimalFrom(amount),
});

const describeOthers = ({ leftOut, due }: Pick<Survey, 'leftOut' | 'due'>) => ({
  excluded: leftOut.map((entry) => ({ reason: entry.reason, ...tally(entry) })),
  stranded: tally(strandedIn(leftOut)),
  due: tally(due),
});

export type MadeBatch = RequiredApprovals & {
  readonly batchId: string;
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: bigint;
  readonly contentHash: string;
  readonly terms: Terms;
  readonly mayApprove: MayApprove;
  /** Users who are approvers, and are paid by it. */
  readonly paidApprovers: readonly string[];
  /** Of the batch: what another one let go, older than the window. */
  readonly due: Tally;
  readonly leftOut: readonly LeftOut[];
};

/** Whether it was attested, whoever ran it knows. */
export const createdResult = (
  runKey: string,
  { window }: RunPlan,
  batch: MadeBatch,
): Omit<CreatedResult, 'unattested'> => ({
  outcome: 'created',
  runKey,
  batchId: batch.batchId,
  batchReference: batch.batchReference,
  totalRecords: batch.totalRecords,
  totalAmount: decimalFrom(batch.totalAmount),
  currency: CURRENCY,
  requiredApprovals: batch.requiredApprovals,
  mayApprove: batch.mayApprove,
  contentHash: batch.contentHash,
  window: describeWindow(window),
  ...describeOthers(batch),
});

export const skippedResult = (runKey: string, { reason, message }: Skip, survey: Survey): SkippedResult => ({
  outcome: 'skipped',
  runKey,
  reason,
  message,
  ...describeOthers(survey),
});

export const previewResult = (plan: RunPlan, survey: Survey): PreviewResult => {
  const { eligible } = survey;
  const skip = plan.skip ?? skipForAmount(eligible, plan.minAmount);
  return {
    outcome: 'preview',
    wouldRun: skip === undefined,
    wouldSkipBecause: skip?.reason ?? null,
    message: skip?.message ?? null,
    eligible: {
      ...tally(eligible),
      earliest: eligible.earliest?.toISOString() ?? null,
      latest: eligible.latest?.toISOString() ?? null,
    },
    meetsMinAmount: meetsMinimum(eligible.amount, plan.minAmount),
    minAmount: decimalFrom(plan.minAmount),
    ...describeOthers(survey),
    window: describeWindow(plan.window),
  };
};
