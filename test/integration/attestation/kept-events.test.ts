import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openAttested } from '../../support/attested.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { logSince, metricsIn } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { givenDump } from './given-dump.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let kept: ReturnType<typeof openAttested>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  kept = openAttested(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1' });
  await kept.forget();
});

const minute = async () => {
  const mark = company.stack.lambda.logs('notice').length;
  await company.invoke({}, 'notice');
  return metricsIn(logSince(company, 'notice', mark));
};

type Kept = { readonly stream: string; readonly seq: number; readonly hash: string };
const keyOf = ({ stream, seq, hash }: Kept): string => `${stream} ${seq} ${hash}`;

const recorded = async (): Promise<string[]> =>
  (await company.sql('SELECT stream, seq, hash FROM mlm_payout_events'))
    .map((row) => keyOf(row as Kept))
    .sort();

const keptSince = async (before: readonly string[]): Promise<string[]> => {
  const keys = (await kept.keys('attested/events/')).filter((key) => !before.includes(key));
  const texts = await Promise.all(keys.map(kept.text));
  const events = texts.flatMap((text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  return [...new Set(events.map(keyOf))].sort();
};

it('each minute what was recorded is kept, in an object of that minute and among the newest', async () => {
  const before = await kept.keys('attested/events/');
  const batch = await givenBatch(company);
  expect(await minute()).toMatchObject({ DatabaseBehind: 0, NotKept: 0 });
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  await minute();
  expect(await keptSince(before)).toEqual(await recorded());
  const { events } = await kept.latest();
  expect(events.map(keyOf)).toEqual(expect.arrayContaining(await recorded()));
  expect(Object.keys(events[0]).sort()).toEqual(['action', 'hash', 'id', 'occurredAt', 'seq', 'stream']);
});

it('a minute in which nothing happened writes nothing', async () => {
  await givenBatch(company);
  await minute();
  const [before, latest] = [await kept.keys('attested/events/'), await kept.text('attested/latest.json')];
  expect(await minute()).toMatchObject({ DatabaseBehind: 0, NotKept: 0 });
  expect(await kept.keys('attested/events/')).toEqual(before);
  expect(await kept.text('attested/latest.json')).toBe(latest);
});

it('two minutes that overlap keep all of it, and neither puts the newest back', async () => {
  const before = await kept.keys('attested/events/');
  for (let round = 1; round <= 5; round += 1) {
    await givenBatch(company);
    await Promise.all([company.invoke({}, 'notice'), company.invoke({}, 'notice')]);
  }
  await minute();
  expect(await keptSince(before)).toEqual(await recorded());
  const { events } = await kept.latest();
  expect(events.map(keyOf)).toEqual(expect.arrayContaining(await recorded()));
});

it('an event that was committed after a later one is kept, too', async () => {
  const slow = await company.connect();
  const insert = (name: string) =>
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     VALUES ('${name}', 1, 'x', 'x', '{}', UNIX_TIMESTAMP() * 1000000, REPEAT('0', 64), REPEAT('a', 64))`;
  await slow.beginTransaction();
  await slow.query(insert('slow'));
  await company.sql(insert('quick'));
  await minute();
  await slow.commit();
  await slow.end();
  await minute();
  const { events } = await kept.latest();
  expect(events.map(({ stream }: Kept) => stream)).toEqual(expect.arrayContaining(['quick', 'slow']));
});

it('a restored database is met by the notice function first: what is kept is not lowered', async () => {
  const dump = await givenDump(company);
  const batch = await givenBatch(company);
  await minute();
  const whole = await kept.text('attested/latest.json');
  await dump.restore();
  await company.sql(
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
     VALUES ('run', 1, 'x', 'run_skipped', '{}', 1, REPEAT('0', 64), REPEAT('b', 64))`,
  );
  expect(await minute()).toMatchObject({ DatabaseBehind: expect.any(Number), NotKept: 0 });
  expect((await minute())['DatabaseBehind']).toBeGreaterThan(0);
  expect(await kept.text('attested/latest.json')).toBe(whole);
  expect(company.stack.lambda.logs('notice')).toContain(`batch-${batch.batchId} (batch_created)`);
});

it('where the bucket cannot be read, notices go out and the metric tells it', async () => {
  await givenBatch(company);
  await minute();
  const whole = await kept.text('attested/latest.json');
  await kept.put('attested/latest.json', 'not JSON');
  expect(await minute()).toMatchObject({ NotKept: 1, OutboxGivenUp: 0 });
  await kept.put('attested/latest.json', whole);
  expect(await minute()).toMatchObject({ NotKept: 0 });
});
