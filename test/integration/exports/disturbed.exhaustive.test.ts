import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows.ts';
import { everyOr } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { givenBatchAtSize } from '../../support/given-batch-at-size.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { takeAway } from '../../support/take-away.ts';
import { expectSameRows } from './expect-same-rows.ts';
import { storedItems } from './stored-items.ts';

/** Three pages of the Data API's. */
const ITEMS = 5_000;
const OF_ITEMS = /i\.item_no[\s\S]*u\.email/;

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let batch: MadeBatch;
beforeAll(async () => {
  // What a killed worker holds stays until the Data API ends it.
  company = await startPayoutStack({ idleMilliseconds: 600 });
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  batch = await givenBatchAtSize(company, ITEMS);
});
beforeEach(() => company.stack.dataApi.faults.clear());
afterAll(() => company.discard());

const take = () => takeAway(as.vani, { of: 'items', id: batch.batchId, format: 'csv' });

/** Each as the one file that is on record, with every row once. */
const expectWhole = async ({ content, exportId, sha256 }: Awaited<ReturnType<typeof take>>) => {
  const stored = await storedItems(company, batch.batchId);
  expectSameRows(
    csvRows(content).map((row) => [row['Item'] ?? '', row['Amount (INR)'] ?? '', row['Notes'] ?? '']),
    stored.map(({ itemNo, amount, notes }) => [itemNo, amount, notes]),
  );
  const events = (await storedEvents(company, 'exports')).filter(
    ({ detail }) => detail.exportId === exportId,
  );
  expect(events.map(({ detail }) => detail.sha256)).toEqual([sha256]);
};

/** Where a worker may die, each once: before the call of that kind is executed. */
const MOMENTS = [
  { moment: 'reads its first rows', fault: { sql: OF_ITEMS } },
  { moment: 'reads on', fault: { sql: OF_ITEMS, skip: 2 } },
  { moment: 'asks whether it has changed', fault: { sql: /mlm_payout_streams/, skip: 1 } },
  { moment: 'says that it is ready', fault: { sql: /SET state = 'ready'/ } },
  { moment: 'puts the file on record', fault: { sql: /INSERT INTO mlm_payout_events/ } },
  { moment: 'commits that', fault: { operation: 'CommitTransaction' as const, skip: 1 } },
  { moment: 'has committed that', fault: { operation: 'CommitTransaction' as const, skip: 1, after: true } },
] as const;

describe('a worker that is killed while it', () => {
  it.each(everyOr(MOMENTS, [MOMENTS[1], MOMENTS[4]]))(
    '$moment is followed by another, and it is one file',
    async ({ fault }) => {
      let kills = 0;
      const act = async () => {
        kills += 1;
        await company.stack.lambda.kill('worker');
      };
      company.stack.dataApi.faults.add({ kind: 'meanwhile', ...fault, act });
      const taken = await take();
      expect(kills).toBe(1);
      await expectWhole(taken);
    },
  );
});

describe('notes of 60 KB, of which the Data API sends few at a time', () => {
  it('are there whole, and so is every other row', async () => {
    await company.sql(
      `UPDATE mlm_payout_batch_items SET notes = CONCAT(item_no, ' ', REPEAT('न', 20000))
        WHERE batch_id = ? AND item_no BETWEEN 2001 AND 2100`,
      [batch.batchId],
    );
    company.stack.dataApi.calls.reset();
    await expectWhole(await take());
    const pages = company.stack.dataApi.calls.all.filter(({ sql }) => OF_ITEMS.test(sql ?? ''));
    expect(pages.length).toBeGreaterThan(10);
  });
});
