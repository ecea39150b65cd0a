import { DEV_USER_ID } from '../../infra/local/demo/demo-people.ts';
import { pseudoRandom } from '../../infra/local/demo/pseudo-random.ts';
import { decimalFrom } from '../../shared/domain/basics/money.ts';
import type { ApiClient, ApiResponse } from '../support/api-client.ts';
import { givenCommissions } from '../support/given.ts';
import type { PayoutStack } from '../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../support/people.ts';
import { approve, cameTo } from '../support/sign-off.ts';

type Made = Pick<MadeBatch, 'batchId' | 'contentHash'> & { readonly runKey: string };

/** What has become of each. `voted` lacks one approval of two, pays an approver and three people for the first time. */
export type BatchesAtEveryStage = Readonly<
  Record<
    | 'voted'
    | 'drifted'
    | 'rejected'
    | 'cancelled'
    | 'approved'
    | 'held'
    | 'begun'
    | 'paid'
    | 'paidInPart'
    | 'returned',
    Made
  >
>;

const FIRST_ASSOCIATE = 10;
const NEWCOMERS = [
  { id: 1_001, name: 'Ravi Kumar' },
  { id: 1_002, name: 'सीता देवी' },
  { id: 1_003, name: 'Venkatanarasimharajuvaripeta Subrahmanyam' },
];

const must = (answer: ApiResponse, outcome: string): void => {
  if (cameTo(answer) !== outcome) throw new Error(`expected ${outcome}, it was ${answer.text}`);
};

/** Each time a run over two commissions of each of so many associates, of others besides, and over what was let go before. */
const batchMaker = (
  company: PayoutStack,
): ((associates: number, others?: readonly number[]) => Promise<Made>) => {
  const roll = pseudoRandom(7);
  return async (associates, others = []) => {
    const people = [...Array.from({ length: associates }, (_, index) => FIRST_ASSOCIATE + index), ...others];
    const commissions = [...people, ...people].map((beneficiary, index) => ({
      beneficiary,
      amount: decimalFrom(BigInt(50_000 + roll(20_000_000))),
      hoursOld: 1 + (index % 5),
    }));
    await givenCommissions(company, commissions);
    const { outcome, batchId, contentHash, runKey } = await company.invoke({ force: true });
    if (outcome !== 'created') throw new Error(`expected a batch of this run, it was ${outcome}`);
    return { batchId, contentHash, runKey };
  };
};

const commissionOf = async ({ sql }: PayoutStack, { batchId }: Made, itemNo: number): Promise<string> => {
  const [item] = await sql(
    'SELECT commission_id AS id FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no = ?',
    [batchId, itemNo],
  );
  return String(item?.['id']);
};

const FAILED = [
  { itemNo: 3, reason: 'no such account' },
  { itemNo: 8, reason: 'the account is frozen' },
];

const CAME_BACK = [{ itemNo: 5, reason: 'account closed', bankReference: 'R-2611-0009', payAgain: true }];

/** In the company of startDemoCompany, as its people would: what is over was made first. */
export const givenBatchesAtEveryStage = async (company: PayoutStack): Promise<BatchesAtEveryStage> => {
  const { bimal, chitra, farah, om } = await signedIn(company);
  const make = batchMaker(company);
  const ask = async (who: ApiClient, { batchId }: Made, path: string, body: object, outcome: string) =>
    must(await who.post(`/api/batches/${batchId}/${path}`, body), outcome);
  const vote = async (who: ApiClient, batch: Made, outcome: string) =>
    must(await approve(who, { totalAmount: '', ...batch }), outcome);
  const makeApproved = async (associates: number) => {
    const batch = await make(associates);
    await vote(bimal, batch, 'recorded');
    await vote(chitra, batch, 'approved');
    return batch;
  };
  const makePaid = async (associates: number, reference: string, failed: object[] = []) => {
    const batch = await makeApproved(associates);
    await ask(farah, batch, 'payment', { notes: 'the file is with the bank' }, 'begun');
    await ask(farah, batch, 'disburse', { reference, failed }, 'paid');
    return batch;
  };

  await company.sql('INSERT INTO users (id, name, email, type) VALUES ?', [
    NEWCOMERS.map(({ id, name }) => [id, name, `${id}@example.com`, 'associate']),
  ]);

  const returned = await makePaid(44, 'UTR-2611-0402');
  const paid = await makePaid(52, 'UTR-2611-0417');
  const paidInPart = await makePaid(47, 'UTR-2611-0433', FAILED);
  await ask(farah, returned, 'returns', { items: CAME_BACK }, 'returned');
  const rejected = await make(6);
  const { batchId, contentHash } = rejected;
  const notes = 'The level bonuses of November are in it twice.';
  must(await chitra.post('/approve', { batchId, decision: 'rejected', contentHash, notes }), 'cancelled');
  const cancelled = await make(4);
  await ask(om, cancelled, 'cancel', { reason: 'made before the ledger was complete' }, 'cancelled');
  const begun = await makeApproved(39);
  await ask(farah, begun, 'payment', {}, 'begun');
  const approved = await makeApproved(50);
  const voted = await make(52, [DEV_USER_ID, ...NEWCOMERS.map(({ id }) => id)]);
  await vote(bimal, voted, 'recorded');

  const held = await makeApproved(12);
  const reason = 'the bank asks whose account this is';
  const commissionId = await commissionOf(company, held, 4);
  must(await om.post('/api/holds', { kind: 'commission', commissionId, reason }), 'held');
  must(await om.post('/api/holds', { kind: 'person', userId: '9', reason: 'KYC has lapsed' }), 'held');

  const drifted = await make(12);
  const takenBack = await commissionOf(company, drifted, 2);
  await company.sql(`UPDATE mlm_commission_ledger SET status = 'cancelled' WHERE id = ?`, [takenBack]);
  return { voted, drifted, rejected, cancelled, approved, held, begun, paid, paidInPart, returned };
};
