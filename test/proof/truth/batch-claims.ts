import type { Row } from '../../support/payout-stack.ts';
import { type Fact, fact, type Rule } from './claim.ts';
import type { ActionName } from './said.ts';

const BATCH = `SELECT status, approval_count AS approvalCount, required_approvals AS requiredApprovals, total_records AS totalRecords,
                      total_amount AS totalAmount, paid_amount AS paidAmount, content_hash AS contentHash
                 FROM mlm_payout_batches WHERE id = ?`;
const VOTE = 'SELECT status FROM mlm_payout_batch_approvals WHERE batch_id = ? AND approver_user_id = ?';
/** Where the ledger does not say so, a note of the item does, or another item has the commission. */
const PAID = `SELECT COALESCE(SUM(i.amount), 0) AS items,
                     COALESCE(SUM(IF(l.status = 'paid' OR i.notes LIKE 'paid_differs:%' OR i.live_commission_id IS NULL, i.amount, 0)), 0) AS ledger
                FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
               WHERE i.batch_id = ? AND i.status = 'paid' AND i.dropped = 0`;
const LIVE = `SELECT COUNT(*) AS live FROM mlm_payout_batch_items WHERE batch_id = ? AND live_commission_id IS NOT NULL AND status <> 'paid'`;
const SETTLING = 'SELECT settling_since IS NOT NULL AS settling, status FROM mlm_payout_batches WHERE id = ?';

// biome-ignore lint/suspicious/noExplicitAny: an answer has every shape; what does not fit the tables is the finding
type Body = any;

/** The event that each outcome of an action leaves; an outcome that is none of these did nothing. */
export const LEFT_BY: Readonly<Record<ActionName, Readonly<Record<string, string>>>> = {
  approve: { recorded: 'vote_recorded', approved: 'batch_approved' },
  reject: { cancelled: 'batch_rejected' },
  withdraw: { recorded: 'vote_withdrawn' },
  cancel: { cancelled: 'batch_cancelled' },
  pay: { paid: 'batch_paid', nothing_paid: 'nothing_paid', settling: 'payment_recorded' },
  begin: { begun: 'payment_begun' },
  failures: { marked: 'failures_marked' },
  abort: { aborted: 'payment_aborted' },
  late: { late_recorded: 'late_payment_recorded' },
  return: { returned: 'items_returned' },
  drop: { dropped: 'items_dropped', cancelled: 'items_dropped' },
};

const VOTE_OF: Partial<Record<ActionName, string>> = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'pending',
};

const shown = ({ batch }: Body): Row => ({
  status: batch.status,
  approvalCount: batch.approvalCount,
  requiredApprovals: batch.requiredApprovals,
  totalRecords: batch.totalRecords,
  totalAmount: batch.totalAmount,
  paidAmount: batch.paidAmount,
  contentHash: batch.contentHash,
});

/** Of a vote, a withdrawal, a cancellation, a payment. */
export const actionClaim: Rule<'action'> = ({ action: name, userId, batchId, answer: { status, body } }) => {
  if (status >= 500) return { kind: 'open', words: String(body.detail ?? ''), facts: [] };
  if (status >= 400) return { kind: 'unchanged', facts: [] };
  const facts: Fact[] = [];
  const vote = VOTE_OF[name];
  if (vote) facts.push(fact('the vote stands', VOTE, [batchId, userId], { status: vote }));
  // What the worker goes on with is another batch by the time anybody looks.
  if (status !== 202) facts.push(fact('the batch is as it is shown', BATCH, [batchId], shown(body)));
  const paid = body.batch.paidAmount;
  if (body.outcome === 'paid')
    facts.push(fact('all is paid', PAID, [batchId], { items: paid, ledger: paid }));
  if (body.outcome === 'cancelled') facts.push(fact('nothing is live', LIVE, [batchId], { live: 0 }));
  const left = LEFT_BY[name][body.outcome];
  if (!left) return { kind: 'unchanged', facts };
  return {
    kind: 'done',
    facts,
    event: { stream: `batch-${batchId}`, actor: `user ${userId}`, action: left },
  };
};

/** Of an expiry, or of a step of what is large. */
export const workerClaim: Rule<'worker'> = ({ batchId, answer }) => {
  const { errorType, errorMessage: words = '', settled, expired } = answer;
  if (errorType) return { kind: 'open', words, facts: [], inSteps: true };
  const is = fact('cancelled', `SELECT status FROM (${SETTLING}) s`, [batchId], { status: 'cancelled' });
  const over = fact('nothing is under way', `SELECT settling FROM (${SETTLING}) s`, [batchId], {
    settling: 0,
  });
  const facts = [...(expired ? [is] : []), ...(settled === 'over' ? [over] : [])];
  const event = { stream: `batch-${batchId}`, actor: 'expiry', action: 'batch_expired' };
  return { kind: 'done', facts, ...(expired && { event }) };
};
