import { type Fact, fact, lasting, type Rule } from './claim.ts';

/** As it was made: what was dropped since is not in its totals any more. */
const DROPPED = 'FROM mlm_payout_batch_items d WHERE d.batch_id = b.id AND d.dropped = 1';
const MADE = `SELECT batch_reference AS batchReference, total_records + (SELECT COUNT(*) ${DROPPED}) AS totalRecords,
                     total_amount + (SELECT COALESCE(SUM(d.amount), 0.00) ${DROPPED}) AS totalAmount,
                     required_approvals AS requiredApprovals, may_approve_count AS mayApprove,
                     (SELECT COUNT(*) FROM mlm_payout_batch_items i WHERE i.batch_id = b.id) AS items,
                     (SELECT SUM(i.amount) FROM mlm_payout_batch_items i WHERE i.batch_id = b.id) AS sum
                FROM mlm_payout_batches b WHERE b.id = ?`;
const DONE_RUN = 'SELECT outcome, reason, batch_id AS batchId FROM mlm_payout_runs WHERE done_key = ?';
const REQUESTED = 'SELECT COUNT(*) AS requests FROM mlm_payout_run_requests WHERE run_key = ?';

// biome-ignore lint/suspicious/noExplicitAny: an answer has every shape; what does not fit the tables is the finding
type Body = any;

const runFacts = (runKey: string, result: Body): readonly Fact[] => {
  const { outcome, reason = null, batchId, ...made } = result;
  if (outcome !== 'created') {
    return [lasting(fact('the run was skipped', DONE_RUN, [runKey], { outcome, reason, batchId: null }))];
  }
  const { batchReference, totalRecords, totalAmount, requiredApprovals } = made;
  const mayApprove = made.mayApprove.count;
  const figures = { batchReference, totalRecords, totalAmount, requiredApprovals, mayApprove };
  return [
    fact('the run made it', DONE_RUN, [runKey], { outcome, reason: null, batchId: Number(batchId) }),
    fact('the batch is that', MADE, [batchId], { ...figures, items: totalRecords, sum: totalAmount }),
  ].map(lasting);
};

/** Told as failed: whoever reads that makes it again. */
const FAILED = ['RunFailed', 'SchemaMismatch', 'SettingsInvalid'];
const REFUSED = ['InvalidInput', 'RunKeyReused'];

/** Of whoever ran it. */
export const runClaim: Rule<'run'> = ({ runKey, answer }) => {
  const { outcome, errorType = '', errorMessage: words = '' } = answer;
  if (outcome === 'already_recorded')
    return { kind: 'unchanged', facts: runFacts(runKey, answer['recorded']) };
  if (outcome) return { kind: 'done', facts: runFacts(runKey, answer) };
  if (REFUSED.includes(errorType)) return { kind: 'unchanged', facts: [] };
  if (FAILED.includes(errorType)) {
    return { kind: 'unchanged', facts: [fact('no such run is done', DONE_RUN, [runKey])] };
  }
  const isDone = /the run is done/.test(words);
  const done = fact('the run is done', `SELECT COUNT(*) AS done FROM (${DONE_RUN}) r`, [runKey], { done: 1 });
  // Else it is Lambda that tells of a function that died.
  const isOurs = ['DatabaseUnavailable', 'RunInProgress'].includes(errorType);
  return { kind: 'open', words: isOurs ? words : '', facts: isDone ? [done] : [] };
};

/** Of whoever asked for it over the API. */
export const requestClaim: Rule<'request'> = ({ runKey, answer: { status, body } }) => {
  const words = String(body.detail ?? '');
  const onRecord = [lasting(fact('it is on record', REQUESTED, [runKey], { requests: 1 }))];
  if (status >= 500) return { kind: 'open', words, facts: /is on record/.test(words) ? onRecord : [] };
  return status < 300 ? { kind: 'done', facts: onRecord } : { kind: 'unchanged', facts: [] };
};
