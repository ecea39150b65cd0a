import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditEventHash, chainEvent } from '../../../shared/domain/audit/audit-event.ts';
import type { AuditArgs } from '../../../shared/events/audit-answer.ts';
import { auditTables, givenTrail, verifyTrail } from '../../support/audit-trail.ts';
import { connectAs } from '../../support/database-users.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
let trail: { readonly restore: () => Promise<void> };
let batch: string;

beforeAll(async () => {
  company = await startPayoutStack();
  batch = await givenTrail(company);
  trail = await auditTables(company);
});
afterAll(() => company.discard());
afterEach(() => trail.restore());

const verify = (args: Partial<AuditArgs> = {}) => verifyTrail(company, args);
const sql = (text: string, values?: unknown[]) => company.sql(text, values);

describe('whoever may write everything', () => {
  it('rows cut off together with their head are found by a kept head, and by nothing else', async () => {
    const { heads } = await verify();
    await sql(`DELETE FROM mlm_payout_events WHERE stream = 'run' AND seq = 3`);
    await sql(
      `UPDATE mlm_payout_streams SET seq = 2, hash =
         (SELECT hash FROM mlm_payout_events WHERE stream = 'run' AND seq = 2) WHERE stream = 'run'`,
    );
    await sql(`DELETE FROM mlm_payout_events WHERE stream = ?`, [batch]);
    await sql(`DELETE FROM mlm_payout_streams WHERE stream = ?`, [batch]);
    expect(await verify()).toMatchObject({ brokenStreams: 0 });
    expect(await verify({ kept: heads })).toMatchObject({
      brokenStreams: 2,
      broken: [
        { stream: batch, seq: 1, id: null, fault: 'kept_missing' },
        { stream: 'run', seq: 3, id: null, fault: 'kept_missing' },
      ],
    });
  });

  it('an event rewritten with its hash and its head is found by a kept head', async () => {
    const { heads } = await verify();
    const [row] = await sql(`SELECT * FROM mlm_payout_events WHERE stream = 'run' AND seq = 3`);
    const hash = auditEventHash({
      stream: 'run',
      seq: 3,
      actor: 'nobody',
      action: String(row?.['action']),
      detail: String(row?.['detail']),
      occurredAtMicroseconds: BigInt(String(row?.['occurred_at'])),
      prevHash: String(row?.['prev_hash']),
    });
    await sql(`UPDATE mlm_payout_events SET actor = 'nobody', hash = ? WHERE stream = 'run' AND seq = 3`, [
      hash,
    ]);
    await sql(`UPDATE mlm_payout_streams SET hash = ? WHERE stream = 'run'`, [hash]);
    expect(await verify()).toMatchObject({ brokenStreams: 0 });
    expect(await verify({ kept: heads })).toMatchObject({ broken: [{ seq: 3, fault: 'not_as_kept' }] });
  });
});

describe("what the payout function's own database user could do", () => {
  it('rewriting a head, which appending needs, is named', async () => {
    const payout = await connectAs(company, 'payout');
    await payout.query(`UPDATE mlm_payout_streams SET hash = REPEAT('0', 64) WHERE stream = 'run'`);
    await payout.query(`UPDATE mlm_payout_streams SET seq = 7 WHERE stream = ?`, [batch]);
    await payout.end();
    expect((await verify()).broken).toMatchObject([
      { stream: batch, seq: 2, fault: 'cut_off' },
      { stream: 'run', seq: 3, fault: 'head_differs' },
    ]);
  });

  it('an event put in behind the head is named', async () => {
    const { heads } = await verify({ stream: 'run' });
    const fact = { stream: 'run', actor: 'x', action: 'x', detail: {}, occurredAt: new Date() };
    const forged = chainEvent(heads[0] ?? { seq: 0, hash: '' }, fact);
    const payout = await connectAs(company, 'payout');
    await payout.query(
      `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash) VALUES (?)`,
      [['run', 4, 'x', 'x', '{}', String(forged.occurredAtMicroseconds), forged.prevHash, forged.hash]],
    );
    await payout.end();
    expect(await verify()).toMatchObject({ broken: [{ stream: 'run', seq: 4, fault: 'beyond_head' }] });
  });
});
