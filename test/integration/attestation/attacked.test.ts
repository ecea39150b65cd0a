import { expect, it } from 'vitest';
import { givenBatch } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking } from '../payments/ask-payment.ts';
import { givenDump } from './given-dump.ts';
import { type WatchedCompany, watchedCompany } from './watched-company.ts';

let { company, as, kept, approved, minute } = {} as WatchedCompany;
watchedCompany((watched) => {
  ({ company, as, kept, approved, minute } = watched);
});

it('where latest is gone, deleted or because the bucket is new, a restored database begins no payment again', async () => {
  const batch = await approved();
  await minute();
  const dump = await givenDump(company);
  expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
  await minute();
  await dump.restore();
  await kept.removeLatest();
  const again = await asking(as.farah).begin(batch);
  expect({ status: again.status, outcome: again.body.outcome }).not.toMatchObject({ outcome: 'begun' });
});

it('the notice function does not make latest anew from a restored database where events are kept', async () => {
  const batch = await approved();
  await minute();
  const dump = await givenDump(company);
  expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
  await minute();
  await dump.restore();
  await kept.removeLatest();
  await minute();
  const again = await asking(as.farah).begin(batch);
  expect({ status: again.status, outcome: again.body.outcome }).not.toMatchObject({ outcome: 'begun' });
});

it('an event committed late is kept, though a later row tells of an earlier moment', async () => {
  const slow = await company.connect();
  const insert = (name: string, ago: number) =>
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     VALUES ('${name}', 1, 'x', 'x', '{}', (UNIX_TIMESTAMP() - ${ago}) * 1000000, REPEAT('0', 64), REPEAT('a', 64))`;
  await minute();
  await slow.beginTransaction();
  await slow.query(insert('slow', 1));
  // As a run of a million items writes it: of the moment at which it took its lock, eleven minutes before.
  await company.sql(insert('quick', 660));
  await minute();
  await slow.commit();
  await slow.end();
  await minute();
  const { events } = await kept.latest();
  expect(events.map(({ stream }: { stream: string }) => stream)).toEqual(
    expect.arrayContaining(['quick', 'slow']),
  );
});

it('no payment begins while what was recorded is not kept for an hour', async () => {
  await minute();
  const known = await kept.text('attested/latest.json');
  const batch = await approved();
  expect(await company.invoke({ command: 'keep-list', batchId: batch.batchId }, 'worker')).toEqual({
    list: 'kept',
  });
  await company.sql('UPDATE mlm_payout_events SET occurred_at = occurred_at - 3600000000');
  expect(await kept.text('attested/latest.json')).toBe(known);
  expect(known).not.toContain(`batch-${batch.batchId}`);
  const begun = await asking(as.farah).begin(batch);
  expect({ status: begun.status }).toEqual({ status: 503 });
});

it('a batch of a database that is behind is not expired: its commissions would be free', async () => {
  const batch = await givenBatch(company);
  const dump = await givenDump(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
  await minute();
  await dump.restore();
  await company.sql(`UPDATE mlm_payout_batches SET expires_at = '2020-01-01' WHERE id = ?`, [batch.batchId]);
  await minute();
  await company.invoke({ command: 'expire', batchId: batch.batchId }, 'worker');
  const [row] = await company.sql('SELECT status FROM mlm_payout_batches WHERE id = ?', [batch.batchId]);
  expect(row).toEqual({ status: 'pending_approval' });
});

it('an event committed late is kept, though more than a thousand came after it', async () => {
  await minute();
  const slow = await company.connect();
  await slow.beginTransaction();
  await slow.query(
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     VALUES ('slow-bulk', 1, 'x', 'x', '{}', UNIX_TIMESTAMP() * 1000000, REPEAT('0', 64), REPEAT('a', 64))`,
  );
  await company.sql(
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     SELECT CONCAT('bulk-', n.n), 1, 'x', 'x', '{}', UNIX_TIMESTAMP() * 1000000, REPEAT('0', 64), SHA2(n.n, 256)
       FROM (WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 9)
             SELECT 1000 * a.i + 100 * b.i + 10 * c.i + e.i AS n FROM d a, d b, d c, d e WHERE a.i < 2) n`,
  );
  await minute();
  await slow.commit();
  await slow.end();
  await minute();
  const texts = await Promise.all((await kept.keys('attested/events/')).map(kept.text));
  expect(texts.join('').includes('slow-bulk')).toBe(true);
});
