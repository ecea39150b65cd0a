import type { LeftOutReason } from '../../domain/runs/left-out.ts';

/** Where every statement about free commissions looks: `l`, the item `i` that holds it, its beneficiary `u`. */
export const COMMISSIONS = `mlm_commission_ledger l FORCE INDEX (idx_payout_claim)
                  LEFT JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id
                  LEFT JOIN users u ON u.id = l.beneficiary_user_id`;

/** Approved, and marked by no batch. */
export const FREE = `l.status = 'approved' AND l.payout_batch_id IS NULL`;

/** What cannot be asked of a row by itself: which kind of batch holds it, and what the claim alone finds out. */
type FoundElsewhere = 'paid_item_exists' | 'busy' | 'over_max_items';

/**
 * What a free commission must be to get into a batch, by the reason that is told where it is not; the first that does not
 * hold is told. Never NULL: a condition that is unknown would let in what it names.
 */
const LETS_IN: Readonly<Record<Exclude<LeftOutReason, FoundElsewhere>, string>> = {
  in_live_batch: 'i.id IS NULL',
  amount_not_positive: 'l.amount > 0',
  beneficiary_missing: 'u.id IS NOT NULL',
  before_window: 'l.created_at >= FROM_UNIXTIME(:fromSeconds)',
  after_window: 'l.created_at < FROM_UNIXTIME(:toSeconds)',
};

/** The reason that leaves it out, or 'eligible'. */
export const STANDING = `CASE WHEN i.status = 'paid' THEN 'paid_item_exists' ${Object.entries(LETS_IN)
  .map(([reason, holds]) => `WHEN NOT (${holds}) THEN '${reason}'`)
  .join(' ')} ELSE 'eligible' END`;

export const ELIGIBLE = [FREE, ...Object.values(LETS_IN)].join(' AND ');

/** Asked by the claim in its own way: it must lock no other table, and begins each chunk behind the last. */
const ASKED_BY_THE_CLAIM: readonly string[] = ['in_live_batch', 'beneficiary_missing', 'before_window'];

/** Of the commission alone: what a claim may lock. */
export const CLAIMABLE = [
  FREE,
  ...Object.entries(LETS_IN)
    .filter(([reason]) => !ASKED_BY_THE_CLAIM.includes(reason))
    .map(([, holds]) => holds),
].join(' AND ');
