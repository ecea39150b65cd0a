import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  dayNo,
  minuteNo,
  REQUEST_LIMITS,
  type RequestKind,
} from '../../../shared/domain/approvers/request-limits.ts';
import { MINUTE } from '../../../shared/domain/basics/durations.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, withdraw } from '../../support/sign-off.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '2' });
  batch = await givenBatch(company, [{ beneficiary: 11 }]);
});

const [ASHA, OM] = ['1', '6'];

/** So that no minute ends within a test. */
const minuteWithRoom = async (): Promise<Date> => {
  const left = MINUTE - (Date.now() % MINUTE);
  if (left < 15_000) await setTimeout(left);
  return new Date();
};

type Made = { readonly inMinute?: number; readonly inDay?: number; readonly minutesAgo?: number };

const givenMade = async (
  userId: string,
  kind: RequestKind,
  { inMinute = 0, inDay = 0, minutesAgo = 0 }: Made,
): Promise<void> => {
  const at = await minuteWithRoom();
  await company.sql(
    `REPLACE INTO mlm_payout_request_counts (user_id, kind, minute_no, in_minute, day_no, in_day) VALUES (?)`,
    [[userId, kind, minuteNo(at) - minutesAgo, inMinute, dayNo(at), inDay]],
  );
};

const made = async (userId: string): Promise<unknown[]> =>
  (
    await company.sql(
      `SELECT kind, in_minute AS inMinute, in_day AS inDay FROM mlm_payout_request_counts WHERE user_id = ${userId} ORDER BY kind`,
    )
  ).map((row) => ({ ...row }));

const ACT = REQUEST_LIMITS.act;
const RUN = REQUEST_LIMITS.run;
const ACT_FULL =
  /^You have sent 300 requests that change something, in this minute: as many as one person may\./;

describe('acts of one person', () => {
  it('have a limit a minute: the last is done, the next refused with when to come again, and changes nothing', async () => {
    await givenMade(ASHA, 'act', { inMinute: ACT.minute - 1 });
    expect(cameTo(await approve(as.asha, batch))).toBe('recorded');
    const before = await businessTables(company);
    const refused = await withdraw(as.asha, batch);
    expectRefused(refused, 'too-many-requests', ACT_FULL);
    expect(refused.headers.get('retry-after')).toMatch(/^([1-9]|[1-5]\d|60)$/);
    expect(await businessTables(company)).toEqual(before);
    expect((await as.asha.get('/api/batches')).status).toBe(200);
    expect((await as.asha.post('/api/audit/verify', {})).status).toBe(200);
    expect(cameTo(await approve(as.bimal, batch))).toBe('approved');
  });

  it('have a limit a day, which a new minute does not lift, and a new minute begins anew', async () => {
    await givenMade(ASHA, 'act', { inMinute: ACT.minute, inDay: 7, minutesAgo: 1 });
    expect(cameTo(await approve(as.asha, batch))).toBe('recorded');
    expect(await made(ASHA)).toEqual([{ kind: 'act', inMinute: 1, inDay: 8 }]);
    await givenMade(ASHA, 'act', { inDay: ACT.day, minutesAgo: 1 });
    const refused = await withdraw(as.asha, batch);
    expectRefused(
      refused,
      'too-many-requests',
      /^You have sent 5,000 .*, since 00:00 UTC today: .* again after the next 00:00 UTC\.$/,
    );
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('that are refused count too, with a key and without, so that refusals in the audit trail have an end', async () => {
    const dev = () => approve(as.dev, batch);
    const own = await givenBatch(company, [{ beneficiary: 4 }]);
    expectRefused(await approve(as.dev, own), 'beneficiary-conflict', /./);
    expectRefused(await approve(as.dev, own, { 'idempotency-key': 'a' }), 'beneficiary-conflict', /./);
    expect(await made('4')).toEqual([{ kind: 'act', inMinute: 2, inDay: 2 }]);
    await givenMade('4', 'act', { inMinute: ACT.minute });
    const refusals = () => company.sql(`SELECT id FROM mlm_payout_events WHERE action = 'vote_refused'`);
    const before = await refusals();
    expectRefused(
      await approve(as.dev, own, { 'idempotency-key': 'b' }),
      'too-many-requests',
      /Nothing was done/,
    );
    expectRefused(await dev(), 'too-many-requests', /Nothing was done/);
    expect(await refusals()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('count under a key, too, where no answer is kept of them', async () => {
    const asked = {
      userId: '5',
      issuer: company.stack.env['PAYOUT_ISSUER_URL'],
      subject: 'farah',
      roles: ['finance'],
      reason: 'as it is',
    };
    const add = (key: string) => as.adi.post('/api/approvers', asked, { 'idempotency-key': key });
    expect((await add('a')).body).toMatchObject({ outcome: 'unchanged' });
    expect((await add('b')).body).toMatchObject({ outcome: 'unchanged' });
    expect(await made('8')).toEqual([{ kind: 'act', inMinute: 2, inDay: 2 }]);
    await givenMade('8', 'act', { inMinute: ACT.minute });
    expectRefused(await add('c'), 'too-many-requests', ACT_FULL);
  });

  it('under keys count by the answers that are kept: a repeat is no new one, and is answered whatever the limit', async () => {
    const headers = { 'idempotency-key': 'k' };
    expect(cameTo(await approve(as.asha, batch, headers))).toBe('recorded');
    expect(await made(ASHA)).toEqual([]);
    await givenMade(ASHA, 'act', { inMinute: ACT.minute - 1 });
    expect(cameTo(await approve(as.asha, batch, headers))).toBe('recorded');
    expectRefused(await approve(as.asha, batch, { 'idempotency-key': 'l' }), 'too-many-requests', ACT_FULL);
    expect(await made(ASHA)).toEqual([{ kind: 'act', inMinute: ACT.minute - 1, inDay: 0 }]);
    await company.sql(`UPDATE mlm_payout_idempotency SET created_at = '2026-01-01'`);
    expect(cameTo(await approve(as.asha, batch, { 'idempotency-key': 'l' }))).toBe('already_recorded');
  });
});

describe('runs that one person asks for', () => {
  it('have a limit of their own, dry ones and repeats included', async () => {
    await givenCommissions(company, [{ beneficiary: 12 }]);
    await givenMade(OM, 'run', { inMinute: RUN.minute - 3, inDay: 5 });
    const real = () => as.om.post('/api/runs', { force: true, runKey: 'r' }, { 'idempotency-key': 'k' });
    expect((await as.om.post('/api/runs', { dryRun: true })).status).toBe(200);
    expect([(await real()).status, (await real()).status]).toEqual([202, 202]);
    expect(await made(OM)).toEqual([{ kind: 'run', inMinute: RUN.minute, inDay: 8 }]);
    const full = /^You have sent 60 runs, dry ones among them, in this minute/;
    for (const answer of [await real(), await as.om.post('/api/runs', { dryRun: true })]) {
      expectRefused(answer, 'too-many-requests', full);
    }
    const hold = { kind: 'person', userId: '12', reason: 'asked by the bank' };
    expect((await as.om.post('/api/holds', hold)).status).not.toBe(429);
    // Both runs end here, and not in the next test.
    const ended = () =>
      company.sql(`SELECT id FROM mlm_payout_runs WHERE run_key = 'r' AND finished_at IS NOT NULL`);
    await expect.poll(ended, { timeout: 20_000 }).toHaveLength(2);
  });

  it('are not counted where they are not understood', async () => {
    expect((await as.om.post('/api/runs', { maxItems: 'many', dryRun: true })).status).toBe(400);
    expect(await made(OM)).toEqual([]);
  });
});
