import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { instantOf } from '../../../shared/domain/basics/epoch-seconds.ts';
import { InvalidInput, RunFailed } from '../../../shared/domain/basics/failures.ts';
import { withOrdinal } from '../../../shared/domain/runs/batch-reference.ts';
import { businessDay } from '../../../shared/domain/runs/business-day.ts';
import { type Skip, skipForAmount } from '../../../shared/domain/runs/plan-run.ts';
import { requiredApprovalsFor } from '../../../shared/domain/runs/required-approvals.ts';
import type { CreatedResult } from '../../../shared/events/payout-result.ts';
import { requesterOf } from '../../../shared/procedures/runs/run-context.ts';
import { insertBatch } from '../../../shared/sql/batches/batches.ts';
import type { ClaimedTotals } from '../../../shared/sql/batches/claimed-totals.ts';
import { readLastItemNo } from '../../../shared/sql/batches/settlement.ts';
import { outOfTime } from '../guards/out-of-time.ts';
import { withinTime } from '../guards/within-time.ts';
import { recordBatch } from '../record/record-batch.ts';
import { BeginAgain, type RunPace } from '../runs/begin-again.ts';
import type { OpenRun } from '../runs/open-run.ts';
import { claimItems } from './claim-items.ts';
import { sealItems } from './seal-items.ts';

const CLAIM_TRIES_MAX = 2;

/** The UNIQUE key on batch_reference decides who was first; a name of our own making gives way. */
const openBatch = async (transaction: Transaction, run: OpenRun, pace: RunPace) => {
  const { request, attempt, facts, plan, settings, at } = run;
  const batchReference = withOrdinal(plan.batchReference, pace.referenceOrdinal);
  const { fromSeconds, toSeconds } = plan.window;
  const opening = insertBatch({
    batchReference,
    requiredApprovalsSetting: settings.required_approvals,
    attemptId: attempt.attemptId,
    requestedByUserId: requesterOf(request, facts) ?? null,
    requestedBy: request.requestedBy ?? null,
    windowFrom: fromSeconds === undefined ? null : instantOf(fromSeconds),
    windowTo: toSeconds === undefined ? null : instantOf(toSeconds),
    madeAt: at,
    expiresAt: plan.expiresAt ?? null,
  });
  try {
    const { generatedId = '' } = await transaction.write(opening);
    return { batchId: generatedId, batchReference };
  } catch (error) {
    const taken = failureKind(error) === 'duplicate';
    if (!taken) throw error;
    if (request.batchReference === undefined) {
      throw new BeginAgain('reference taken', { ...pace, referenceOrdinal: pace.referenceOrdinal + 1 });
    }
    throw new InvalidInput(
      `batchReference is "${batchReference}": a batch of that reference exists already; choose another`,
    );
  }
};

/** What the next try does after the host's locks left too little: once more, then record the skip. */
const afterBusy = ({ survey }: OpenRun, totals: ClaimedTotals, because: Skip, pace: RunPace): BeginAgain => {
  if (pace.claimTries < CLAIM_TRIES_MAX) {
    return new BeginAgain(because.message, { ...pace, claimTries: pace.claimTries + 1 });
  }
  const busy = {
    count: survey.eligible.count - totals.count,
    amount: survey.eligible.amount - totals.amount,
  };
  const message = `${because.message} The host's application held the others.`;
  return new BeginAgain(message, { ...pace, skip: { because: { ...because, message }, busy } });
};

const refuseVanishedUsers = ({ withoutUser }: ClaimedTotals, pace: RunPace): void => {
  if (withoutUser === 0) return;
  const message = `${counted(withoutUser, 'beneficiary was', 'beneficiaries were')} deleted while their commissions were claimed`;
  if (pace.claimTries >= CLAIM_TRIES_MAX) throw new RunFailed(`${message}; run again`);
  throw new BeginAgain(message, { ...pace, claimTries: pace.claimTries + 1 });
};

/** Until what grows with the batch is done; its record, a few rows, is worth the last minutes. */
const untilLate = (transaction: Transaction, batchId: string, run: OpenRun): Transaction =>
  withinTime(transaction, run.remainingMilliseconds, async () => {
    const { itemNo: claimed } = await transaction.readOne(readLastItemNo(batchId));
    return outOfTime(claimed, run.survey.eligible.count);
  });

/** Claims the commissions into a batch that awaits approval. */
export const createBatch = async (
  transaction: Transaction,
  run: OpenRun,
  pace: RunPace,
): Promise<CreatedResult> => {
  const { plan, survey, settings, facts, at } = run;
  const opened = await openBatch(transaction, run, pace);
  const timed = untilLate(transaction, opened.batchId, run);
  const claiming = {
    batchId: opened.batchId,
    plan,
    survey,
    chunkSize: pace.chunkSize,
    day: businessDay(at, settings.timezone),
    olderBatchId: facts.olderBatchId,
    madeAt: at,
  };
  const totals = await claimItems(timed, claiming);
  refuseVanishedUsers(totals, pace);
  const skip = skipForAmount(totals, plan.minAmount);
  if (skip) throw afterBusy(run, totals, skip, pace);
  const amounts = { total: totals.amount, othersOfDay: totals.othersOfDay };
  const needed = requiredApprovalsFor(amounts, plan.requiredApprovals, settings.approval_tiers);
  const batch = { ...opened, ...needed };
  return recordBatch(transaction, run, await sealItems(timed, batch, run, totals));
};
