import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { givenCompany } from '../../support/given.ts';
import { givenEvent } from '../../support/given-event.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, cancel, pay, reject } from '../../support/sign-off.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';

/** What a database user can write, and what then comes of it: nobody approves or pays, and the invariants tell. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let pending: MadeBatch;
let approved: MadeBatch;
let restore: () => Promise<void>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  approved = await givenBatch(company, [{}, {}, {}], { requiredApprovals: 2 });
  for (const who of [as.asha, as.bimal]) await approve(who, approved);
  pending = await givenBatch(company, [{}, {}, {}], { requiredApprovals: 2 });
  expect(cameTo(await approve(as.asha, pending))).toBe('recorded');
  restore = await tableSnapshot(company);
});
afterAll(() => company.discard());
beforeEach(() => restore());

const invariantsBroken = async (): Promise<readonly string[]> =>
  (await askOps(company, 'doctor', { args: { invariants: true } })).findings.map(
    ({ check }: { readonly check: string }) => check,
  );

/** Of the batch as its row stands now, by the rule that the row names: what anybody can compute. */
const rehash = async ({ batchId }: MadeBatch): Promise<void> => {
  const [row] = await company.sql(
    `SELECT CONCAT_WS('|', b.batch_reference, b.total_records, b.total_amount) AS content,
            (SELECT GROUP_CONCAT(SHA2(CONCAT(i.item_no, '|', i.commission_id, '|', i.beneficiary_user_id, '|', i.amount), 256)
                                 ORDER BY i.item_no SEPARATOR '')
               FROM mlm_payout_batch_items i WHERE i.batch_id = b.id) AS leaves,
            CONCAT_WS('|', b.required_approvals, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', b.made_at),
                      COALESCE(b.requested_by_user_id, '-'), COALESCE(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', b.expires_at), '-'),
                      b.payer_may_approve) AS terms, b.hash_rule AS rule
       FROM mlm_payout_batches b WHERE b.id = ?`,
    [batchId],
  );
  const sha = (text: unknown) => createHash('sha256').update(String(text)).digest('hex');
  const root = sha(row?.['leaves']);
  const hash = sha([row?.['content'], root, ...(row?.['rule'] === 2 ? [row['terms']] : [])].join('|'));
  await company.sql('UPDATE mlm_payout_batches SET content_hash = ? WHERE id = ?', [hash, batchId]);
  await company.sql('UPDATE mlm_payout_batch_approvals SET content_hash = ? WHERE batch_id = ?', [
    hash,
    batchId,
  ]);
};

const shown = async ({ batchId }: MadeBatch): Promise<MadeBatch> => {
  const { body } = await as.vani.get(`/api/batches/${batchId}`);
  return { batchId, contentHash: String(body['contentHash']), totalAmount: String(body['totalAmount']) };
};

/** Every column of a batch that decides about money. */
const COLUMNS: Readonly<Record<string, string>> = {
  batch_reference: `CONCAT('AUTO-2020-', id)`,
  total_amount: '900.00',
  total_records: '2',
  required_approvals: '1',
  content_hash: `REPEAT('a', 64)`,
  hash_rule: '1',
  run_id: 'NULL',
  requested_by_user_id: '7',
  made_at: `'2030-01-01 00:00:00'`,
  expires_at: `'2037-01-01 00:00:00'`,
  payer_may_approve: '1',
};

describe('a batch of which somebody has changed by SQL', () => {
  describe.each(Object.entries(COLUMNS))('%s', (column, value) => {
    const change = ({ batchId }: MadeBatch) =>
      company.sql(`UPDATE mlm_payout_batches SET ${column} = ${value} WHERE id = ?`, [batchId]);

    const ways = { alone: async () => undefined, 'and the hash anew': rehash };
    // The hash itself made anew is what it was.
    const tried = Object.entries(ways).slice(0, column === 'content_hash' ? 1 : 2);
    it.each(tried)('%s: nobody approves, rejects or pays it, and the invariants name it', async (_, then) => {
      for (const batch of [pending, approved]) {
        await change(batch);
        await then(batch);
      }
      const seen = await shown(pending);
      for (const asked of [approve, reject]) {
        const answer = await asked(as.bimal, seen);
        expect(cameTo(answer)).toBe('stale-content');
        expect(answer.body['detail']).toContain('outside of this system');
      }
      // A vote of another content is none: with the hash, the votes are gone too.
      expect(cameTo(await pay(as.farah, approved))).toMatch(/^(stale-content|not-processing)$/);
      expect(await invariantsBroken()).toContain('seal_differs');
      expect(cameTo(await cancel(as.om, pending))).toBe('cancelled');
    });
  });

  it('the rule, with the hash of the rule before: no terms, no approval', async () => {
    await company.sql('UPDATE mlm_payout_batches SET hash_rule = 1, required_approvals = 1 WHERE id = ?', [
      pending.batchId,
    ]);
    await rehash(pending);
    expect(cameTo(await approve(as.bimal, await shown(pending)))).toBe('stale-content');
  });

  const moved = (status: string, { batchId }: MadeBatch) =>
    company.sql('UPDATE mlm_payout_batches SET status = ? WHERE id = ?', [status, batchId]);

  it('its status: what was rejected is not approved, and what was paid is not paid again', async () => {
    expect(cameTo(await reject(as.bimal, pending))).toBe('cancelled');
    await moved('pending_approval', pending);
    expect(cameTo(await approve(as.chitra, pending))).toBe('stale-content');
    expect(cameTo(await pay(as.farah, approved))).toBe('paid');
    await moved('processing', approved);
    expect(cameTo(await pay(as.farah, approved))).toBe('stale-content');
    expect(await invariantsBroken()).toContain('state_without_event');
  });

  const inSteps = async ({ batchId }: MadeBatch) => {
    await company.sql(
      `UPDATE mlm_payout_batches SET status = 'processing', approval_count = 2, settling_since = NOW(6), settled_through = 0,
         settling_seen_at = NOW(6), disbursement_reference = 'UTR-1' WHERE id = ?`,
      [batchId],
    );
    return () => company.invoke({ command: 'settle', batchId }, 'worker');
  };

  it('status, approvals and payment at once: the worker pays nothing of it', async () => {
    const answer = await (await inSteps(pending))();
    expect(answer.errorMessage).toContain('its audit stream says nothing of it');
    const [paid] = await company.sql(
      `SELECT COUNT(*) AS n FROM mlm_payout_batch_items WHERE status = 'paid'`,
    );
    expect(paid).toEqual({ n: 0 });
  });

  it('a payment that is over is not ended again, by the worker neither', async () => {
    expect(cameTo(await pay(as.farah, approved))).toBe('paid');
    const answer = await (await inSteps(approved))();
    expect(answer.errorMessage).toContain('its audit stream says recorded of it');
  });

  it('an item more while it is paid in steps: nobody says that it is paid', async () => {
    const settle = await inSteps(approved);
    await givenEvent(company, { stream: `batch-${approved.batchId}`, action: 'payment_begun' });
    await company.sql(
      `UPDATE mlm_payout_batch_items SET item_no = 4, batch_id = ? WHERE batch_id = ? AND item_no = 1`,
      [approved.batchId, pending.batchId],
    );
    const answer = await settle();
    expect(answer.errorMessage).toContain('are not those that were approved');
    expect(await company.sql(`SELECT id FROM mlm_payout_batches WHERE status = 'completed'`)).toEqual([]);
  });
});

describe('an item that somebody has changed by SQL, the ledger too', () => {
  it.each([
    ['amount', '900.00', '900.00', 'amount'],
    ['beneficiary_user_id', '13', '13', 'beneficiary_user_id'],
  ])(
    'its %s: it is not paid, with the hash made anew neither',
    async (column, value, inLedger, ledgerColumn) => {
      await company.sql(
        `UPDATE mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
          SET i.${column} = ${value}, l.${ledgerColumn} = ${inLedger} WHERE i.batch_id = ? AND i.item_no = 2`,
        [approved.batchId],
      );
      expect(cameTo(await pay(as.farah, approved))).toBe('stale-content');
      expect(await invariantsBroken()).toContain('hash_differs');
      await rehash(approved);
      expect(cameTo(await pay(as.farah, approved))).toMatch(/^(stale-content|not-processing)$/);
      expect(await invariantsBroken()).toContain('seal_differs');
    },
  );
});
