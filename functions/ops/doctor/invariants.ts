import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Diagnosis } from '../../../shared/events/diagnosis.ts';
import {
  listCascadesWhilePaid,
  listSealsThatDiffer,
} from '../../../shared/sql/doctor/invariants-of-authority.ts';
import {
  listDueOutOfStep,
  listItemsOutOfStep,
  listPaidDifferently,
  listReservedTwice,
} from '../../../shared/sql/doctor/invariants-of-items.ts';
import {
  listBrokenChains,
  listNoticesMissing,
  listRunsOutOfStep,
  listStatesWithoutEvent,
  listVotesWithoutEvent,
} from '../../../shared/sql/doctor/invariants-of-record.ts';
import {
  listHashesThatDiffer,
  listTotalsOutOfStep,
} from '../../../shared/sql/doctor/invariants-of-totals.ts';
import {
  listMiscountedVotes,
  listVotesOfTheInvolved,
} from '../../../shared/sql/doctor/invariants-of-votes.ts';
import { listHeldAndClaimed } from '../../../shared/sql/doctor/unsound-holds.ts';
import type { Check } from './check/check.ts';
import { invariant } from './check/invariant.ts';
import { liveItemWithoutMarker, markerWithoutLiveItem } from './checks/batches.ts';
import { entitlementNotRecorded } from './checks/entitlements.ts';
import type { Questions } from './diagnose-database.ts';

const MADE_AT = 'mlm_payout_batches.made_at';
const ITEMS = [MADE_AT, 'mlm_payout_batch_items.live_commission_id', 'mlm_commission_ledger'];
const VOTES = [MADE_AT, 'mlm_payout_batch_approvals.content_hash', 'mlm_payout_approvers'];
const EVENTS = [MADE_AT, 'mlm_payout_events.subject_key', 'mlm_payout_streams'];

const batches = { one: 'batch of ours', many: 'batches of ours' } as const;
const votes = { one: 'vote', many: 'votes' } as const;

/** Batches of the old script, which reserved nothing and counted in floats, are not held to what it never kept. */
const CHECKS: readonly Check[] = [
  invariant({
    name: 'reserved_twice',
    needs: ITEMS,
    list: listReservedTwice(),
    one: 'commission',
    many: 'commissions',
    means: 'reserved by more than one item: the UNIQUE key on live_commission_id is gone.',
  }),
  invariant({
    name: 'due_out_of_step',
    needs: [...ITEMS, 'mlm_payout_batch_items.due_commission_id'],
    list: listDueOutOfStep(),
    one: 'commission',
    many: 'commissions',
    means: 'due although an item holds or has paid it, or let go by a batch and not due.',
  }),
  invariant({
    name: 'item_out_of_step',
    needs: ITEMS,
    list: listItemsOutOfStep(),
    one: 'item',
    many: 'items',
    means: 'with another status, or another reservation, than the status of the batch allows.',
  }),
  invariant({
    name: 'paid_differently',
    needs: ITEMS,
    list: listPaidDifferently(),
    one: 'commission',
    many: 'commissions',
    means: 'paid by a batch and not, or with another amount, by the ledger; or the other way round.',
  }),
  markerWithoutLiveItem,
  liveItemWithoutMarker,
  invariant({
    name: 'held_and_claimed',
    needs: [...ITEMS, 'mlm_payout_holds'],
    list: listHeldAndClaimed(),
    one: 'item',
    many: 'items',
    means: 'in a batch that was made while a hold kept it out.',
  }),
  invariant({
    name: 'totals_out_of_step',
    needs: ITEMS,
    list: listTotalsOutOfStep(),
    ...batches,
    means: 'with other totals, or another paid amount, than the items have.',
  }),
  invariant({
    name: 'hash_differs',
    needs: ITEMS,
    list: listHashesThatDiffer(),
    needsSession: true,
    one: 'batch',
    many: 'batches',
    means: 'with other content than the content hash, which is what was approved.',
  }),
  invariant({
    name: 'votes_miscounted',
    needs: VOTES,
    list: listMiscountedVotes(),
    one: 'batch',
    many: 'batches',
    means: 'with another number of approvals than people gave who may, or that went on with too few.',
  }),
  invariant({
    name: 'vote_of_involved',
    needs: VOTES,
    list: listVotesOfTheInvolved(),
    ...votes,
    means: 'by somebody who may not approve that batch.',
  }),
  invariant({
    name: 'seal_differs',
    needs: [...EVENTS, 'mlm_payout_batches.hash_rule'],
    list: listSealsThatDiffer(),
    one: 'batch',
    many: 'batches',
    means:
      'with other terms, totals or another hash than the event that sealed it: nobody can approve or pay it.',
  }),
  entitlementNotRecorded,
  invariant({
    name: 'cascade_while_paid',
    needs: [MADE_AT],
    list: listCascadesWhilePaid(),
    one: 'foreign key',
    many: 'foreign keys',
    means: 'by which rows of a batch vanish with what they point at, while one is being paid.',
  }),
  invariant({
    name: 'state_without_event',
    needs: EVENTS,
    list: listStatesWithoutEvent(),
    ...batches,
    means: 'in a state that no event, or more than one, brought about.',
  }),
  invariant({
    name: 'vote_without_event',
    needs: [...VOTES, ...EVENTS],
    list: listVotesWithoutEvent(),
    ...votes,
    means: 'of which the audit trail knows nothing.',
  }),
  invariant({
    name: 'notice_missing',
    needs: [...EVENTS, 'mlm_notification_log.notice_key'],
    list: listNoticesMissing(),
    one: 'notice',
    many: 'notices',
    means: 'owed by an event and not in the outbox.',
  }),
  invariant({
    name: 'run_out_of_step',
    needs: [MADE_AT, 'mlm_payout_runs'],
    list: listRunsOutOfStep(),
    one: 'run',
    many: 'runs',
    means: 'done more than once, or without the batch that it says it made.',
  }),
  invariant({
    name: 'chain_broken',
    needs: [...EVENTS, 'mlm_payout_notes'],
    list: listBrokenChains(),
    one: 'stream',
    many: 'streams',
    means: 'of the audit trail with a broken link.',
  }),
];

const invariantsVerdict = ({ findings, notChecked }: Omit<Diagnosis, 'verdict'>): string => {
  const held = CHECKS.length - findings.length - notChecked.length;
  const open =
    notChecked.length > 0 ? ` ${counted(notChecked.length, 'invariant')} could not be examined.` : '';
  return `${held} of ${counted(CHECKS.length, 'invariant')} hold.${open}`;
};

/** What must hold at every moment, whatever was killed, lost or raced: a finding here is never normal. */
export const INVARIANTS: Questions = { checks: CHECKS, verdict: invariantsVerdict };
