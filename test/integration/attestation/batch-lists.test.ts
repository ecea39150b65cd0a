import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openAttested } from '../../support/attested.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, signedIn } from '../../support/people.ts';
import { recomputeContentHash } from '../../support/recompute-content-hash.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { until } from '../../support/until.ts';
import { asking, givenNothingEarned, type People } from '../payments/ask-payment.ts';

let company: PayoutStack;
let as: People;
let kept: ReturnType<typeof openAttested>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  kept = openAttested(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenNothingEarned(company);
  await kept.forget();
});

const keyOf = ({ batchId, contentHash }: MadeBatch): string =>
  `attested/batches/${batchId}/${contentHash}.ndjson`;
const keep = ({ batchId }: MadeBatch) => company.invoke({ command: 'keep-list', batchId }, 'worker');
const isKept = async (batch: MadeBatch): Promise<boolean> =>
  (await kept.keys(`attested/batches/${batch.batchId}/`)).includes(keyOf(batch));

const linesOf = async (batch: MadeBatch) => {
  const [first = '', ...lines] = (await kept.text(keyOf(batch))).trimEnd().split('\n');
  const items = lines.map((line) => {
    const [itemNo, commission = '', beneficiary = '', amount = '', dropped] = line.split('|');
    return {
      item_no: Number(itemNo),
      commission_id: commission,
      beneficiary_user_id: beneficiary,
      amount,
      dropped: Number(dropped),
    };
  });
  return { header: JSON.parse(first), items };
};

it('the sweep has the list of each open batch kept, once; anybody can recompute the hash from it', async () => {
  const batch = await givenBatch(company, [{ amount: '10.05' }, { amount: '20.00' }, { amount: '0.95' }]);
  await company.invoke({}, 'notice');
  await until(async () => (await isKept(batch)) || undefined);
  const { header, items } = await linesOf(batch);
  expect(header).toMatchObject({ batchId: batch.batchId, contentHash: batch.contentHash, itemCount: 3 });
  const { madeAs } = header;
  const micros = (text: string | null) => (text === null ? '-' : `${Date.parse(text)}000`);
  const terms = [
    madeAs.requiredApprovals,
    micros(madeAs.madeAt),
    madeAs.requestedByUserId ?? '-',
    micros(madeAs.expiresAt),
    madeAs.payerMayApprove ? 1 : 0,
  ].join('|');
  const content = { reference: header.batchReference, records: 3, amount: '31.00', terms };
  expect(recomputeContentHash(content, items)).toBe(batch.contentHash);
  expect(await keep(batch)).toEqual({ list: 'was_kept' });
});

it('a begin whose batch has no list has it kept, and goes on', async () => {
  const batch = await givenBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  expect(await isKept(batch)).toBe(false);
  expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
  expect(await isKept(batch)).toBe(true);
});

it('a begin whose list cannot be kept is refused, and has begun nothing', async () => {
  const batch = await givenBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  company.stack.dataApi.faults.add({
    kind: 'service_unavailable',
    sql: /AS line/,
    times: 1_000,
  });
  const refused = await asking(as.farah).begin(batch);
  company.stack.dataApi.faults.clear();
  expectRefused(refused, 'unattested', /Nothing has begun: send it again in a while/);
  expect(refused.headers.get('retry-after')).toBe('20');
  expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
});

it('what is refused for another reason waits for no list', async () => {
  const batch = await givenBatch(company);
  expectRefused(await asking(as.farah).begin(batch), 'not-processing', /./);
  expect(await isKept(batch)).toBe(false);
});

it('a batch that is not what was sealed is not attested', async () => {
  const batch = await givenBatch(company);
  await company.sql(
    `UPDATE mlm_payout_batch_items SET amount = amount + 1 WHERE batch_id = ? AND item_no = 1`,
    [batch.batchId],
  );
  expect(await keep(batch)).toEqual({ list: 'altered' });
  expect(await isKept(batch)).toBe(false);
  expect(await keep({ ...batch, batchId: '999999' })).toEqual({ list: 'gone' });
});

it('a batch that is dropped from is kept anew, with what was dropped', async () => {
  await givenSettings(company, { required_approvals: '1' });
  const batch = await givenBatch(company);
  expect(await keep(batch)).toEqual({ list: 'kept' });
  await company.sql(
    `UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE payout_batch_id = ? LIMIT 1`,
    [batch.batchId],
  );
  const dropped = await asking(as.om).drop(batch, { reason: 'cancelled by the host' });
  expect(cameTo(dropped)).toBe('dropped');
  const sealed = { ...batch, contentHash: dropped.body.batch.contentHash };
  await company.invoke({}, 'notice');
  await until(async () => (await isKept(sealed)) || undefined);
  const { items } = await linesOf(sealed);
  expect(items.map((item) => item.dropped).toSorted()).toEqual([0, 0, 1]);
});
