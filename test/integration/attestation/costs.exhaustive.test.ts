import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { isExhaustive } from '../../support/exhaustive.ts';
import { givenCommissions } from '../../support/given.ts';
import { cameTo } from '../../support/sign-off.ts';
import { asking } from '../payments/ask-payment.ts';
import { type WatchedCompany, watchedCompany } from './watched-company.ts';

/** Batches of a company after a lifetime, each with a stream of its own. */
const STREAMS = isExhaustive() ? 200_000 : 2_000;

let { company, as, kept, approved, minute } = {} as WatchedCompany;
watchedCompany((watched) => {
  ({ company, as, kept, approved, minute } = watched);
});

const callsOf = async (functionName: string, ask: () => Promise<unknown>): Promise<number> => {
  const { calls } = company.stack.dataApi;
  calls.reset();
  await ask();
  return calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId(functionName)).length;
};

const run = async (): Promise<number> => {
  await givenCommissions(company, [{ beneficiary: 11 }]);
  // Named, or a second one in the same second begins again under another name.
  return callsOf('payout', () => company.invoke({ force: true, batchReference: randomUUID() }));
};

const begin = async (): Promise<number> => {
  const batch = await approved();
  await company.invoke({ command: 'keep-list', batchId: batch.batchId }, 'worker');
  return callsOf('approval', async () => expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun'));
};

const givenStreams = async (): Promise<void> => {
  const numbers = `(WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 9)
     SELECT a.i + 10 * b.i + 100 * c.i + 1000 * e.i + 10000 * f.i + 100000 * g.i AS n
       FROM d a, d b, d c, d e, d f, (SELECT 0 AS i UNION ALL SELECT 1) g) n`;
  for (const insert of [
    `INSERT INTO mlm_payout_streams (stream, seq, hash) SELECT CONCAT('other-', n.n), 1, SHA2(n.n, 256) FROM ${numbers} WHERE n.n < ?`,
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     SELECT CONCAT('other-', n.n), 1, 'x', 'x', '{}', 1, REPEAT('0', 64), SHA2(n.n, 256) FROM ${numbers} WHERE n.n < ? ORDER BY n.n`,
  ])
    await company.sql(insert, [STREAMS]);
};

it(`with ${STREAMS} streams it is one call more a run and a begin`, { timeout: 600_000 }, async () => {
  // The first records that somebody wrote the settings.
  await run();
  const without = { run: await run(), begin: await begin() };
  await givenStreams();
  const isNewest = async () =>
    (await kept.latest()).events.some(({ stream }: { stream: string }) => stream === `other-${STREAMS - 1}`);
  for (let minutes = 0; minutes < 10 && !(await isNewest()); minutes += 1) await minute();
  expect((await kept.latest()).events).toHaveLength(1_000);
  expect(await isNewest()).toBe(true);
  expect({ run: await run(), begin: await begin() }).toEqual({
    run: without.run + 1,
    begin: without.begin + 1,
  });
});
