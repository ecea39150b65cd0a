import { auditEventHash, canonicalJson, EMPTY_STREAM } from '../../shared/domain/audit/audit-event.ts';
import { utcText } from '../../shared/sql/columns.ts';
import { hashOfBatch } from './hash-of-batch.ts';
import type { PayoutStack, Row } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

const iso = (at: unknown): string | null =>
  at === null || at === undefined ? null : new Date(`${String(at).replace(' ', 'T')}Z`).toISOString();

const SEALS = ['batch_created', 'items_dropped'];

/** The stream as if it had always told of the batch as it is now; each link made anew. */
const rewriteStream = async ({ sql }: Sql, batch: Row, before: string, hash: string): Promise<void> => {
  const stream = `batch-${batch['id']}`;
  let head = EMPTY_STREAM;
  for (const row of await sql('SELECT * FROM mlm_payout_events WHERE stream = ? ORDER BY seq', [stream])) {
    const told = JSON.parse(String(row['detail']).replaceAll(before, hash));
    const requester = batch['requested_by_user_id'];
    const terms = {
      expiresAt: iso(batch['expires_at']),
      requiredApprovals: Number(batch['required_approvals']),
      requestedByUserId: requester === null || requester === undefined ? null : String(requester),
    };
    const detail = canonicalJson(SEALS.includes(String(row['action'])) ? { ...told, ...terms } : told);
    const event = {
      stream,
      seq: Number(row['seq']),
      actor: String(row['actor']),
      action: String(row['action']),
      detail,
      occurredAtMicroseconds: BigInt(row['occurred_at'] ?? 0),
      prevHash: head.hash,
    };
    head = { seq: event.seq, hash: auditEventHash(event) };
    await sql('UPDATE mlm_payout_events SET detail = ?, prev_hash = ?, hash = ? WHERE id = ?', [
      detail,
      event.prevHash,
      head.hash,
      row['id'],
    ]);
  }
  await sql('UPDATE mlm_payout_streams SET hash = ? WHERE stream = ?', [head.hash, stream]);
};

export type Resealed = {
  readonly expiresAt?: Date;
  readonly requiredApprovals?: number;
  readonly requestedByUserId?: number | null;
};

/** The columns of the terms that are given. */
const columnsOf = ({ expiresAt, requiredApprovals, requestedByUserId }: Resealed) => ({
  ...(expiresAt && { expires_at: utcText(expiresAt) }),
  ...(requiredApprovals !== undefined && { required_approvals: requiredApprovals }),
  ...(requestedByUserId !== undefined && { requested_by_user_id: requestedByUserId }),
});

/**
 * As if the batch had been made so: time is a term of it, and a test has no other clock than SQL. Row, votes and stream
 * agree afterwards; returns the hash that people see from now on.
 */
export const reseal = async (company: Sql, batchId: string | number, terms: Resealed): Promise<string> => {
  const { sql } = company;
  await sql('UPDATE mlm_payout_batches SET ? WHERE id = ?', [columnsOf(terms), batchId]);
  const [batch] = await sql('SELECT * FROM mlm_payout_batches WHERE id = ?', [batchId]);
  if (!batch) throw new Error(`no batch ${batchId}`);
  const before = String(batch['content_hash']);
  const hash = await hashOfBatch(company, batch);
  await sql('UPDATE mlm_payout_batches SET content_hash = ? WHERE id = ?', [hash, batchId]);
  await sql(
    `UPDATE mlm_payout_batch_approvals SET content_hash = ?, updated_at = updated_at
      WHERE batch_id = ? AND content_hash = ?`,
    [hash, batchId, before],
  );
  await rewriteStream(company, batch, before, hash);
  return hash;
};

/** Long over. */
export const OVERDUE = { expiresAt: new Date('2026-01-01T00:00:00Z') } as const;
