import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';

/** What there is to read in the audit trail. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
const batchIds: string[] = [];
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  for (let made = 0; made < 12; made += 1) batchIds.push((await givenBatch(company, [{}])).batchId);
  await as.om.post('/api/holds', { kind: 'person', userId: '8', reason: 'a letter' });
});
afterAll(() => company.discard());

/** Every page, one after the other. */
const everyStream = async (limit: number) => {
  // biome-ignore lint/suspicious/noExplicitAny: each page is checked against the API's description
  const found: any[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await as.vani.get(`/api/audit?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    found.push(...body.items);
    cursor = body.nextCursor;
  }
  return found;
};

describe('the streams of the audit trail', () => {
  // By their names alone, batch-10 would come before batch-9.
  it.each([1, 5, 100])(
    'are listed once by pages of %i: others first, then batches, newest first',
    async (limit) => {
      const listed = await everyStream(limit);
      expect(listed.map(({ stream }) => stream)).toEqual([
        'approvers',
        'holds',
        'settings',
        ...batchIds.toReversed().map((batchId) => `batch-${batchId}`),
      ]);
    },
  );

  it('are as many as there are heads, each as its head says, and named by their batch', async () => {
    const heads = await company.sql('SELECT stream, seq, hash FROM mlm_payout_streams');
    const listed = await everyStream(100);
    const byName = (one: { stream?: unknown }, other: { stream?: unknown }) =>
      String(one.stream) < String(other.stream) ? -1 : 1;
    expect(listed.map(({ stream, seq, hash }) => ({ stream, seq, hash })).toSorted(byName)).toEqual(
      heads.toSorted(byName),
    );
    expect(listed.at(-1)).toMatchObject({
      batch: { batchId: batchIds[0], batchReference: expect.stringMatching(/^AUTO-/) },
      lastAt: expect.stringMatching(/Z$/),
    });
  });

  it('whose last event is gone have no time of it, instead of going, too', async () => {
    const stream = `batch-${batchIds[3]}`;
    await company.sql('UPDATE mlm_payout_streams SET seq = seq + 1 WHERE stream = ?', [stream]);
    const listed = await everyStream(5);
    expect(listed.find((each) => each.stream === stream)).toMatchObject({ lastAt: null });
  });
});
