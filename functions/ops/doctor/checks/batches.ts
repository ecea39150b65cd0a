import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { diedBefore, RUN_MINUTES_MAX } from '../../../../shared/domain/runs/died-before.ts';
import { lookbackStart } from '../../../../shared/domain/runs/lookback-start.ts';
import {
  listApprovedWithoutVotes,
  listDrafts,
  listEmptyBatches,
  listHeldByFinishedBatch,
  listLiveItemsWithoutMarker,
  listMarkersWithoutLiveItem,
  listReopened,
  listStuckProcessing,
  listTotalsDiffer,
  listUnadopted,
  listUnfinishedRuns,
} from '../../../../shared/sql/doctor/unsound-batches.ts';
import { type Check, listingCheck } from '../check/check.ts';
import { rupees } from '../check/wording.ts';
import { adoptedUnanswered, restoredUnanswered } from './unanswered.ts';
import { tooFewMayApprove, voteOfDeletedUser, votesDiffer } from './votes.ts';

const BATCHES = ['mlm_payout_batches'];
const WITH_ITEMS = [...BATCHES, 'mlm_payout_batch_items'];
const LIVE = [...WITH_ITEMS, 'mlm_commission_ledger', 'mlm_payout_batch_items.live_commission_id'];

const STUCK_DAYS = 7;

const stuckProcessing = listingCheck({
  name: 'stuck_processing',
  needs: BATCHES,
  list: ({ now, parts }) =>
    listStuckProcessing(lookbackStart(now, STUCK_DAYS), parts.has('mlm_payout_events')),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'was', 'were')} approved more than ${STUCK_DAYS} days ago and ${agree(count, 'is', 'are')} still not paid.`,
    advice:
      'The old page answered HTTP 500 after the last vote although the batch had moved on: finance may never have seen it. Ask finance what the bank did: what it paid is recorded (disburse); where it paid nothing, the batch is paid, or cancelled.',
  }),
});

const reopenedBatch = listingCheck({
  name: 'reopened_batch',
  needs: [...BATCHES, 'mlm_payout_events', 'mlm_payout_batches.run_id'],
  list: () => listReopened(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'was', 'were')} in processing on the old page when adopted, and ${agree(count, 'was', 'were')} put up for approval again: finance may have made the transfer already.`,
    advice:
      'Ask finance. What the bank paid of a cancelled one is recorded with POST /api/batches/<batchId>/late-payments, which takes it back from a later batch that has not been at the bank; one that still awaits approval is rejected first, and the late payment recorded at once.',
  }),
});

const draftBatch = listingCheck({
  name: 'draft_batch',
  needs: BATCHES,
  list: () => listDrafts(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'is a draft', 'are drafts')}: the old page pays a draft without any approval.`,
    advice:
      "If nobody wants it: UPDATE mlm_payout_batches SET status = 'cancelled' WHERE id = <batchId> AND status = 'draft'",
  }),
});

const emptyBatch = listingCheck({
  name: 'empty_batch',
  needs: WITH_ITEMS,
  list: () => listEmptyBatches(),
  judge: ({ count }) => ({
    severity: 'warning',
    message: `${counted(count, 'open batch', 'open batches')} ${agree(count, 'has', 'have')} no row at all.`,
    advice: 'Reject or cancel it; there is nothing in it to pay.',
  }),
});

const totalsDiffer = listingCheck({
  name: 'totals_differ',
  needs: WITH_ITEMS,
  list: ({ parts }) => listTotalsDiffer(parts.has('mlm_payout_batch_items.dropped')),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'batch', 'batches')} ${agree(count, 'states', 'state')} another number or total than ${agree(count, 'its', 'their')} rows have: ${rupees(amount)} of difference.`,
    advice:
      'The old script added amounts up as floating-point numbers; a few paise are its work. Anything more means that rows were added, changed or removed: compare with the bank before you pay or close the books.',
  }),
});

const approvedWithoutVotes = listingCheck({
  name: 'approved_without_votes',
  needs: ['mlm_payout_batches.content_hash', 'mlm_payout_batch_approvals.content_hash'],
  list: ({ parts }) => listApprovedWithoutVotes(parts.has('mlm_payout_events')),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, went on without the approvals that count: votes of the old page carry no hash of what they approve.`,
    advice: `Close the old page. What is still in processing: pay nothing of it; ${CLI} adopt holds a batch of the old script until finance has said what the bank did, and one of our own runs is cancelled, if the bank has paid nothing of it. What is completed: find out who approved and paid it.`,
  }),
});

const heldByFinishedBatch = listingCheck({
  name: 'held_by_finished_batch',
  needs: LIVE,
  list: () => listHeldByFinishedBatch(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'commission')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} due, but reserved by a cancelled batch, or by a completed one that did not pay ${agree(count, 'it', 'them')}: no run takes ${agree(count, 'it', 'them')}.`,
    advice: `What a cancelled batch of the old script holds, ${CLI} adopt frees. Where a completed one did pay, which the bank knows: UPDATE mlm_commission_ledger SET status = 'paid' WHERE id = <commissionId> AND status = 'approved'. All else is freed by two statements: UPDATE mlm_payout_batch_items SET status = 'failed', due_commission_id = live_commission_id, live_commission_id = NULL WHERE live_commission_id = <commissionId> AND batch_id = <batchId>, then UPDATE mlm_commission_ledger SET payout_batch_id = NULL WHERE id = <commissionId> AND payout_batch_id = <batchId>`,
  }),
});

const unadoptedBatch = listingCheck({
  name: 'unadopted_batch',
  needs: [...BATCHES, 'mlm_payout_batches.content_hash'],
  list: () => listUnadopted(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'was', 'were')} made by the old script and not adopted: nothing reserves what is in ${agree(count, 'it', 'them')}.`,
    advice: `Make sure that the old script runs nowhere any more, then: ${CLI} adopt`,
  }),
});

export const markerWithoutLiveItem = listingCheck({
  name: 'marker_without_live_item',
  needs: LIVE,
  list: () => listMarkersWithoutLiveItem(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'commission')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} marked in the ledger as held by a batch that does not hold ${agree(count, 'it', 'them')}: no run takes ${agree(count, 'it', 'them')}.`,
    advice:
      'Somebody wrote payout_batch_id beside the payout functions. Where liveInBatchId is empty: UPDATE mlm_commission_ledger SET payout_batch_id = NULL WHERE id = <commissionId> AND payout_batch_id = <markedBatchId>. Otherwise set it to liveInBatchId.',
  }),
});

export const liveItemWithoutMarker = listingCheck({
  name: 'live_item_without_marker',
  needs: LIVE,
  list: () => listLiveItemsWithoutMarker(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'commission')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} held by a batch, but not marked in the ledger. The UNIQUE key still keeps ${agree(count, 'it', 'them')} out of a second batch; the host's pages do not see it.`,
    advice:
      'UPDATE mlm_commission_ledger SET payout_batch_id = <batchId> WHERE id = <commissionId> AND payout_batch_id IS NULL',
  }),
});

const runUnfinished = listingCheck({
  name: 'run_unfinished',
  needs: ['mlm_payout_runs'],
  list: ({ now }) => listUnfinishedRuns(diedBefore(now)),
  judge: ({ count }) => ({
    severity: 'warning',
    message: `${counted(count, 'attempt')} of a run ${agree(count, 'has', 'have')} not ended after ${RUN_MINUTES_MAX} minutes: the function was killed, or lost the database.`,
    advice: `Nothing half-done is left. See whether the run is due again: ${CLI} run --run-key=<runKey>`,
  }),
});

/** Batches and runs by themselves, and what reserves the commissions of a batch. */
export const BATCHES_AND_RUNS: readonly Check[] = [
  stuckProcessing,
  adoptedUnanswered,
  restoredUnanswered,
  reopenedBatch,
  draftBatch,
  emptyBatch,
  totalsDiffer,
  votesDiffer,
  voteOfDeletedUser,
  tooFewMayApprove,
  approvedWithoutVotes,
  heldByFinishedBatch,
  unadoptedBatch,
  markerWithoutLiveItem,
  liveItemWithoutMarker,
  runUnfinished,
];
