import { givenEvent } from './given-event.ts';
import type { PayoutStack } from './payout-stack.ts';
import type { MadeBatch } from './people.ts';
import { type HashedItem, recomputeContentHash } from './recompute-content-hash.ts';
import { storedEvents } from './stored-events.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** What an event of the version before did not tell. */
const TERMS = ['hashRule', 'madeAt', 'requestedByUserId', 'expiresAt', 'payerMayApprove'];

/** Of rule 1: without terms. */
const hashOf = async ({ sql }: Sql, batchId: string): Promise<string> => {
  const [batch] = await sql('SELECT * FROM mlm_payout_batches WHERE id = ?', [batchId]);
  const items = await sql('SELECT * FROM mlm_payout_batch_items WHERE batch_id = ? ORDER BY item_no', [
    batchId,
  ]);
  const { batch_reference: reference, total_records: records, total_amount: amount } = batch ?? {};
  const content = { reference: String(reference), records: Number(records), amount: String(amount) };
  return recomputeContentHash(content, items as unknown as HashedItem[]);
};

/** A pending batch, not voted on yet, as if a run of the version before its terms had made it: row, hash and event. */
export const asMadeBefore = async (company: Sql, batch: MadeBatch): Promise<MadeBatch> => {
  const { sql } = company;
  const { batchId } = batch;
  const stream = `batch-${batchId}`;
  const [created] = await storedEvents(company, stream);
  const contentHash = await hashOf(company, batchId);
  await sql(
    'UPDATE mlm_payout_batches SET hash_rule = 1, payer_may_approve = NULL, made_at = NULL, content_hash = ? WHERE id = ?',
    [contentHash, batchId],
  );
  for (const table of ['mlm_payout_events', 'mlm_payout_streams'])
    await sql(`DELETE FROM ${table} WHERE stream = ?`, [stream]);
  const told = Object.entries<string>({ ...created?.detail, contentHash }).filter(
    ([name]) => !TERMS.includes(name),
  );
  await givenEvent(company, {
    stream,
    action: 'batch_created',
    actor: 'payout',
    detail: Object.fromEntries(told),
  });
  return { ...batch, contentHash };
};
