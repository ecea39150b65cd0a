import * as z from 'zod';

/** What must hold at every moment, whatever was killed, lost or raced; by the name of what is found where it does not. */
export const INVARIANT_NAMES = [
  'reserved_twice',
  'due_out_of_step',
  'item_out_of_step',
  'paid_differently',
  'marker_without_live_item',
  'live_item_without_marker',
  'held_and_claimed',
  'totals_out_of_step',
  'hash_differs',
  'votes_miscounted',
  'vote_of_involved',
  'seal_differs',
  'entitlement_not_recorded',
  'cascade_while_paid',
  'state_without_event',
  'vote_without_event',
  'notice_missing',
  'run_out_of_step',
  'chain_broken',
] as const;

export type InvariantName = (typeof INVARIANT_NAMES)[number];

/** What else the doctor looks for. */
const EXAMINATION_NAMES = [
  'paid_twice',
  'about_to_be_paid_twice',
  'held_back',
  'in_several_batches',
  'ledger_paid_item_unpaid',
  'item_paid_ledger_unpaid',
  'cancelled_but_paid',
  'unapproved_in_open_batch',
  'amount_changed_in_open_batch',
  'amount_not_positive',
  'beneficiary_missing',
  'stranded',
  'hold_out_of_step',
  'hold_overdue',
  'hold_of_nothing',
  'frozen_differs',
  'payment_differs',
  'payment_not_recorded',
  'nobody_may_pay',
  'payment_reference_shared',
  'stuck_processing',
  'adopted_unanswered',
  'restored_unanswered',
  'reopened_batch',
  'draft_batch',
  'empty_batch',
  'totals_differ',
  'votes_differ',
  'vote_of_deleted_user',
  'too_few_may_approve',
  'approved_without_votes',
  'held_by_finished_batch',
  'unadopted_batch',
  'run_unfinished',
  'setting_unreadable',
  'setting_doubled',
  'settings_strand',
  'automation_disabled',
  'audience_unheard',
  'host_unfit',
  'host_differs',
  'not_migrated',
  'schema_incomplete',
  'cascading_foreign_key',
  'function_grants',
  'host_may_write',
  'isolation_level',
  'sql_mode',
  'time_zone',
] as const;
export const CHECK_NAMES = [...INVARIANT_NAMES, ...EXAMINATION_NAMES] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

const AmountText = z.string().regex(/^-?\d+\.\d\d$/);
const Cell = z.string().nullable();

/** wrong: money or its record is not as it must be; warning: look at it; information: nothing is wrong. */
export const Severity = z.enum(['wrong', 'warning', 'information']);
export type Severity = z.infer<typeof Severity>;

/** The exact fields of one row found, as text; `items` lists the rows of batches behind it. */
export const FindingRow = z.record(z.string(), z.union([Cell, z.array(z.record(z.string(), Cell))]));
export type FindingRow = z.infer<typeof FindingRow>;

export const Finding = z.object({
  check: z.enum(CHECK_NAMES),
  severity: Severity,
  /** All that were found, also where fewer rows are listed. */
  count: z.int(),
  /** INR at stake in all of them; null where no amount belongs to it. */
  amount: AmountText.nullable(),
  message: z.string(),
  /** What to do, with the SQL statement where there is one. */
  advice: z.string(),
  /** The first hundred. */
  rows: z.array(FindingRow),
});
export type Finding = z.infer<typeof Finding>;

/** A check that could not be made, wholly or in part, and why. */
export const NotChecked = z.object({ check: z.enum(CHECK_NAMES), because: z.string() });
export type NotChecked = z.infer<typeof NotChecked>;

/** empty: no table of the host; host: no payout tables; phase_five: those of the old script; migrated: ours. */
export const DatabaseState = z.enum(['empty', 'host', 'phase_five', 'migrated']);
export type DatabaseState = z.infer<typeof DatabaseState>;

const Sum = z.object({ count: z.int(), amount: AmountText });

/** What the doctor answers. */
export const Diagnosis = z.object({
  database: DatabaseState,
  /** The whole in a sentence or two. */
  verdict: z.string(),
  /** Commissions and INR; null where it was not or could not be examined. */
  paidTwice: Sum.nullable(),
  aboutToBePaidTwice: Sum.nullable(),
  findings: z.array(Finding),
  notChecked: z.array(NotChecked),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
