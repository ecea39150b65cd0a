import { SEALING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { AS_RECORDED } from '../approvers/as-recorded.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

const SEALING = SEALING_ACTIONS.map((action) => `'${action}'`).join(', ');

/** What the sealing event `e` says of a batch, as text; 'null' where it says null, NULL where it says nothing. */
const told = (name: string): string =>
  `CONVERT(JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.${name}')) USING utf8mb4) COLLATE utf8mb4_bin`;

const text = (expression: string): string =>
  `CONVERT(COALESCE(${expression}, 'null') USING utf8mb4) COLLATE utf8mb4_bin`;

const instant = (column: string): string =>
  text(`CONCAT(DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s.'), LEFT(DATE_FORMAT(${column}, '%f'), 3), 'Z')`);

/** The columns of `b` that decide about money, as the event has to tell them. An event of a version before tells fewer. */
const SEALED: Readonly<Record<string, string>> = {
  contentHash: text('b.content_hash'),
  batchReference: text('b.batch_reference'),
  totalRecords: text('b.total_records'),
  totalAmount: text('b.total_amount'),
  requiredApprovals: text('b.required_approvals'),
  requestedByUserId: text('b.requested_by_user_id'),
  madeAt: instant('b.made_at'),
  expiresAt: instant('b.expires_at'),
  payerMayApprove: text(`CASE b.payer_may_approve WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`),
};

const DIFFERS = [
  ...Object.entries(SEALED).map(([name, stands]) => `COALESCE(${told(name)}, ${stands}) <> ${stands}`),
  `COALESCE(${told('hashRule')}, '1') <> ${text('b.hash_rule')}`,
  `(CASE WHEN e.action IN ('items_dropped', 'batch_restored') THEN COALESCE(${told('adopted')}, '') = 'true' ELSE e.action = 'batch_adopted' END)
                <> (b.run_id IS NULL)`,
].join(' OR ');

/** Batches whose row says something else than the last event that sealed them: by the row alone anybody could approve anything. */
export const listSealsThatDiffer = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus, b.content_hash AS contentHash,
            ${told('contentHash')} AS sealedHash, b.total_amount AS amount
       FROM mlm_payout_batches b
       LEFT JOIN mlm_payout_events e ON e.stream = ${BATCH_STREAM}
        AND e.seq = (SELECT MAX(m.seq) FROM mlm_payout_events m
                      WHERE m.stream = ${BATCH_STREAM} AND m.action IN (${SEALING}))
      WHERE b.content_hash IS NOT NULL AND (e.id IS NULL OR ${DIFFERS})`,
    ['batchId', 'batchReference', 'batchStatus', 'contentHash', 'sealedHash', 'amount'],
    'f.batchId',
  );

/** Sign-ins that somebody wrote, or changed, by SQL: they open nothing. */
export const listEntitlementsNotRecorded = (): Read<Listed> =>
  listed(
    `SELECT a.user_id AS userId, a.issuer, a.subject, a.roles, a.active, CAST(NULL AS DECIMAL(15,2)) AS amount
       FROM mlm_payout_approvers a WHERE NOT ${AS_RECORDED}`,
    ['userId', 'issuer', 'subject', 'roles', 'active', 'amount'],
    'f.userId, f.subject',
  );

/** Keys by which rows of batches go with what they point at, while a payment is under way: what the bank pays could vanish here. */
export const listCascadesWhilePaid = (): Read<Listed> =>
  listed(
    `SELECT r.table_name AS tableName, r.constraint_name AS foreignKey, CAST(NULL AS DECIMAL(15,2)) AS amount
       FROM information_schema.referential_constraints r
      WHERE r.constraint_schema = DATABASE() AND r.delete_rule = 'CASCADE' AND r.table_name LIKE :ours
        AND EXISTS (SELECT 1 FROM mlm_payout_batches b WHERE b.status = 'processing'
                                                        AND (b.settling_since IS NOT NULL OR b.payment_begun_at IS NOT NULL))`,
    ['tableName', 'foreignKey', 'amount'],
    'f.tableName, f.foreignKey',
    { ours: String.raw`mlm\_payout\_%` },
  );
