import { LEFT_OUT_REASONS, type LeftOutReason } from '../../domain/runs/left-out.ts';
import { GAPS } from './restored-gap.ts';

/**
 * The open holds on a commission `l`, and on the person it is for. Each list is made once and then looked up, which is why
 * they are DISTINCT and grouped: merged into the query, the table of holds would be asked anew for every commission.
 */
export const HOLDS = `LEFT JOIN (SELECT DISTINCT h.user_id FROM mlm_payout_holds h WHERE h.open_key LIKE 'person-%') hp
                    ON hp.user_id = l.beneficiary_user_id
                  LEFT JOIN (SELECT h.commission_id, MAX(h.kind = 'commission') AS byPeople, MAX(h.kind = 'payment') AS byPayment
                               FROM mlm_payout_holds h
                              WHERE h.open_key LIKE 'commission-%' OR h.open_key LIKE 'payment-%'
                              GROUP BY h.commission_id) hc
                    ON hc.commission_id = l.id`;

/** What is asked of a commission `l`: its holds, whether it waits for finance since a restore, the item `i` that has it, its beneficiary `u`. */
export const ITS_STANDING = `${HOLDS}
                  ${GAPS}
                  LEFT JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id
                  LEFT JOIN users u ON u.id = l.beneficiary_user_id`;

/** Where every statement about all free commissions looks. */
export const COMMISSIONS = `mlm_commission_ledger l FORCE INDEX (idx_payout_claim)
                  ${ITS_STANDING}`;

/** Approved, and marked by no batch. */
export const FREE = `l.status = 'approved' AND l.payout_batch_id IS NULL`;

/** Where the ordinary pass of a claim looks; what is older comes in by being due. */
export const IN_WINDOW = 'l.created_at >= FROM_UNIXTIME(:fromSeconds)';

/** Where the pass of the due looks. */
export const BEFORE_WINDOW =
  'l.created_at < FROM_UNIXTIME(:fromSeconds) AND l.created_at >= FROM_UNIXTIME(:dueFromSeconds)';

/** A batch of ours let it go, and no other has taken it since (design §4, due_commission_id). */
const DUE = `EXISTS (SELECT 1 FROM mlm_payout_batch_items q WHERE q.due_commission_id = l.id)`;

/** What cannot be asked of a free row by itself: whose marker it is, which kind of batch holds it, what the claim finds out. */
type FoundElsewhere = 'paid_item_exists' | 'marker_unexplained' | 'busy' | 'over_max_items';

/** `asked`: by the claim of the commission's row and its holds, or in its own way, since it must lock no table of the host's. */
type Condition = { readonly holds: string; readonly asked: 'of the row' | 'by the claim itself' };

/**
 * What a free commission must be to get into a batch, by the reason that is told where it is not; the first that does
 * not hold is told. None may be NULL: it would count as eligible, and yet not be claimed.
 */
const LETS_IN: Readonly<Record<Exclude<LeftOutReason, FoundElsewhere>, Condition>> = {
  restored_gap: { holds: 'gap.commission_id IS NULL', asked: 'of the row' },
  in_live_batch: { holds: 'i.id IS NULL', asked: 'by the claim itself' },
  on_hold: { holds: '(hp.user_id IS NULL AND COALESCE(hc.byPeople, 0) = 0)', asked: 'of the row' },
  amount_not_positive: { holds: '(l.amount IS NOT NULL AND l.amount > 0)', asked: 'of the row' },
  beneficiary_missing: { holds: 'u.id IS NOT NULL', asked: 'by the claim itself' },
  date_missing: {
    holds: '(l.created_at IS NOT NULL AND l.created_at >= FROM_UNIXTIME(1))',
    asked: 'of the row',
  },
  amount_not_whole_paise: { holds: 'l.amount = ROUND(l.amount, 2)', asked: 'of the row' },
  payment_failed: { holds: 'COALESCE(hc.byPayment, 0) = 0', asked: 'of the row' },
  // Each chunk of a claim begins behind the last one, and the due are a pass of their own.
  before_window: {
    holds: `(${IN_WINDOW} OR (l.created_at >= FROM_UNIXTIME(:dueFromSeconds) AND ${DUE}))`,
    asked: 'by the claim itself',
  },
  after_window: { holds: 'l.created_at < FROM_UNIXTIME(:toSeconds)', asked: 'of the row' },
};

type Reason = keyof typeof LETS_IN;

const isAsked = (reason: LeftOutReason): reason is Reason => reason in LETS_IN;

/** In the order in which reasons are told. */
const REASONS = LEFT_OUT_REASONS.filter(isAsked);

/** The reason that leaves it out; else by which pass it comes in: 'eligible' or 'due'. */
export const STANDING = `CASE WHEN i.status = 'paid' THEN 'paid_item_exists' ${REASONS.map(
  (reason) => `WHEN NOT (${LETS_IN[reason].holds}) THEN '${reason}'`,
).join(' ')} WHEN ${IN_WINDOW} THEN 'eligible' ELSE 'due' END`;

/**
 * What is true of every free commission that is left out for the reason, and of few others: asked in front of STANDING, which
 * asks everything, and of a row at a time.
 */
export const leavesOut = (reason: LeftOutReason): string =>
  isAsked(reason) ? `NOT (${LETS_IN[reason].holds})` : `i.status = 'paid'`;

const freeAnd = (reasons: readonly Reason[]): string =>
  [FREE, ...reasons.map((reason) => LETS_IN[reason].holds)].join(' AND ');

/** Of either pass. */
export const ELIGIBLE = freeAnd(REASONS);

/** Of the commission, its holds and gaps: what a claim may lock. */
export const CLAIMABLE = freeAnd(REASONS.filter((reason) => LETS_IN[reason].asked === 'of the row'));

const OF_THIS_SYSTEM: readonly Reason[] = ['restored_gap', 'in_live_batch', 'on_hold', 'payment_failed'];

/** Whatever its age, and whoever may hold it: asked of databases that have no live items and no holds yet, too. */
export const PAYABLE_AT_ANY_AGE = freeAnd(
  REASONS.filter((reason) => ![...OF_THIS_SYSTEM, 'before_window', 'after_window'].includes(reason)),
);
