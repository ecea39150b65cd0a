import type { PayoutStack, Row } from '../../support/payout-stack.ts';
import { USERS } from './model-state.ts';

type Sql = Pick<PayoutStack, 'sql'>;

const PERSON = new Map(Object.entries(USERS).map(([name, id]) => [id, name]));
const personOf = (userId: unknown): string => PERSON.get(Number(userId)) ?? '-';

const HOUR = 3_600_000;

/** A slot of the schedule by how many hours before the history began it was. */
const relative = (key: unknown, startedAt: Date): string =>
  String(key).replace(/^(schedule\/[^/]+)\/(.*)$/, (_, schedule: string, at: string) => {
    const hours = (startedAt.getTime() - Date.parse(at)) / HOUR;
    return `${schedule}/${Math.floor(hours)}`;
  });

/** The key that may say so is asked: that the item is live is what keeps its commission out of every other batch. */
const itemsOf = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT i.batch_id AS batchId, i.item_no AS itemNo, i.commission_id AS commissionId, i.amount, i.status,
              i.beneficiary_user_id AS beneficiary, i.mark, i.dropped, IF(i.live_commission_id = i.commission_id, 'live', 'let go') AS live
         FROM mlm_payout_batch_items i`);

const batchesOf = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT b.id, b.status, b.approval_count AS count, b.required_approvals AS needs, b.may_approve_count AS mayApprove, b.tier_amount AS dayAmount, b.total_records AS records,
              b.total_amount AS total, b.paid_amount AS paid, COALESCE(b.returned_amount, 0.00) AS returned, COALESCE(b.late_dropped_amount, 0.00) AS lateDropped,
              b.status = 'processing' AND b.payment_begun_at IS NOT NULL AS begun,
              b.requested_by_user_id AS requester, b.payer_may_approve AS payerMayApprove, b.content_hash AS hash,
              (SELECT GROUP_CONCAT(a.subject ORDER BY a.subject SEPARATOR ' ') FROM mlm_payout_approvers a
                WHERE a.active = 1 AND FIND_IN_SET('approver', a.roles) > 0 AND a.active_since >= b.made_at) AS tooNew
         FROM mlm_payout_batches b ORDER BY b.id`);

const votesOf = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT v.batch_id AS batchId, v.approver_user_id AS userId, v.status,
              IF(v.content_hash = b.content_hash, 'its content', 'another content') AS content
         FROM mlm_payout_batch_approvals v JOIN mlm_payout_batches b ON b.id = v.batch_id WHERE v.status <> 'pending'`);

const commissionsOf = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT l.id, l.amount, l.beneficiary_user_id AS beneficiary, l.status, l.payout_batch_id AS batchId,
              EXISTS (SELECT 1 FROM mlm_payout_batch_items i WHERE i.due_commission_id = l.id) AS due
         FROM mlm_commission_ledger l`);

/** Each under what it holds, in the order in which they were set. */
export const holdsOf = ({ sql }: Sql): Promise<Row[]> =>
  sql(`SELECT h.id, CONCAT(h.kind, '-', COALESCE(h.user_id, h.commission_id)) AS subject,
              ROW_NUMBER() OVER (PARTITION BY h.kind, h.user_id, h.commission_id ORDER BY h.id) - 1 AS ordinal,
              h.held_by AS heldBy, IF(h.open_key IS NULL, 'lifted', 'open') AS standing
         FROM mlm_payout_holds h`);

/** What the database says, as `stateLines` says it of the model; and its batches, in the order in which they were made. */
export const tableLines = async (
  company: Sql,
  startedAt: Date,
): Promise<{ readonly lines: readonly string[]; readonly batches: readonly Row[] }> => {
  const batches = await batchesOf(company);
  const numberOf = (batchId: unknown): number => batches.findIndex(({ id }) => id === batchId) + 1;
  const approvers = await company.sql(
    `SELECT subject FROM mlm_payout_approvers WHERE active = 1 AND FIND_IN_SET('approver', roles) > 0`,
  );
  const runs = await company.sql('SELECT done_key FROM mlm_payout_runs WHERE done_key IS NOT NULL');
  const lines = [
    ...(await commissionsOf(company)).map(
      ({ id, amount, beneficiary, status, batchId, due }) =>
        `commission ${id}: ${amount} of ${beneficiary}, ${status}, batch ${batchId === null ? '-' : numberOf(batchId)}${due ? ', due' : ''}`,
    ),
    ...batches.map(
      (batch) =>
        `batch ${numberOf(batch['id'])}: ${batch['status']}, ${batch['count']} of ${batch['needs']}${batch['dayAmount'] === null ? '' : ` by ${batch['dayAmount']} that day`}, ` +
        `${batch['records']} items of ${batch['total']}, paid ${batch['paid'] ?? '-'}, returned ${batch['returned']}, dropped and paid ${batch['lateDropped']}, ` +
        `${Number(batch['begun']) ? 'begun, ' : ''}for ${personOf(batch['requester'])}, ${batch['payerMayApprove'] === 1 ? 'payer may approve, ' : ''}` +
        `${batch['mayApprove']} may approve, too new: ${batch['tooNew'] ?? '-'}`,
    ),
    ...(await itemsOf(company)).map(
      ({ batchId, itemNo, commissionId, amount, beneficiary, status, live, mark, dropped }) =>
        `batch ${numberOf(batchId)}, item ${itemNo}: commission ${commissionId}, ${amount} of ${beneficiary}, ${status}, ${live}${mark === null ? '' : `, ${mark}`}${dropped ? ', dropped' : ''}`,
    ),
    ...(await votesOf(company)).map(
      ({ batchId, userId, status, content }) =>
        `batch ${numberOf(batchId)}: ${status} by ${personOf(userId)}, of ${content}`,
    ),
    ...approvers.map(({ subject }) => `${subject} is an approver`),
    ...(await holdsOf(company)).map(
      ({ subject, ordinal, heldBy, standing }) =>
        `hold ${ordinal} of ${subject}: by ${heldBy === 'payment' ? heldBy : personOf(String(heldBy).replace('user ', ''))}, ${standing}`,
    ),
    ...runs.map(({ done_key }) => `run ${relative(done_key, startedAt)} is done`),
  ];
  return { lines: lines.toSorted(), batches };
};
