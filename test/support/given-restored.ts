import { askOps } from './ask-ops.ts';
import { givenCommissions } from './given.ts';
import type { PayoutStack } from './payout-stack.ts';
import { givenBatch, type MadeBatch, signedIn } from './people.ts';
import { approve, cameTo } from './sign-off.ts';
import { tableSnapshot } from './table-snapshot.ts';

type People = Awaited<ReturnType<typeof signedIn>>;

export const keepList = ({ invoke }: Pick<PayoutStack, 'invoke'>, batchId: string) =>
  invoke({ command: 'keep-list', batchId }, 'worker');

/** A minute of the notice function: among others, it keeps outside of the database what was recorded. */
export const aMinute = ({ invoke }: Pick<PayoutStack, 'invoke'>) => invoke({}, 'notice');

const must = (came: string, outcome: string): void => {
  if (came !== outcome) throw new Error(`it came to ${came}: expected ${outcome}`);
};

/** Approved, begun and recorded, as the bank paid it. */
export const payAtBank = async (
  company: PayoutStack,
  { asha, farah }: Pick<People, 'asha' | 'farah'>,
  batch: MadeBatch,
  reference: string,
): Promise<void> => {
  must(cameTo(await approve(asha, batch)), 'approved');
  await keepList(company, batch.batchId);
  must(cameTo(await farah.post(`/api/batches/${batch.batchId}/payment`, {})), 'begun');
  must(cameTo(await farah.post(`/api/batches/${batch.batchId}/disburse`, { reference })), 'paid');
};

export type LostStory = {
  /** In the backup, awaiting approval; approved and paid since: 10.00 and 20.00. */
  readonly known: MadeBatch;
  /** Made, approved and paid since the backup: 100.00, 200.00 and 300.00. */
  readonly lost: MadeBatch;
  /** Made since, of a commission that is younger than the backup, and still awaiting approval: 7.00. */
  readonly pending: MadeBatch;
};

/** A company (givenCompany, givenPeople) whose database was restored from before two payments. */
export const givenRestored = async (company: PayoutStack): Promise<LostStory> => {
  const people = await signedIn(company);
  const known = await givenBatch(company, [{ amount: '10.00' }, { amount: '20.00' }]);
  await givenCommissions(company, [
    { amount: '100.00', beneficiary: 11 },
    { amount: '200.00', beneficiary: 12 },
    { amount: '300.00', beneficiary: 13 },
  ]);
  await aMinute(company);
  const restoreBackup = await tableSnapshot(company, 'backup');
  const { batchId, contentHash, totalAmount } = await company.invoke({ force: true });
  const lost = { batchId, contentHash, totalAmount };
  await payAtBank(company, people, known, 'UTR-KNOWN');
  await payAtBank(company, people, lost, 'UTR-LOST');
  const pending = await givenBatch(company, [{ amount: '7.00' }]);
  await keepList(company, pending.batchId);
  await aMinute(company);
  await restoreBackup();
  return { known, lost, pending };
};

/** Offered by the terminal, and confirmed by adi, who is the only admin; the worker has yet to see to it. */
export const givenConfirmedRestore = async (company: PayoutStack): Promise<string> => {
  const { offer, ...answer } = await askOps(company, 'restored');
  if (!offer) throw new Error(`nothing is offered: ${JSON.stringify(answer)}`);
  const { adi } = await signedIn(company);
  must(cameTo(await adi.post(`/api/offers/${offer.offerId}/confirm`, { hash: offer.hash })), 'counted');
  return offer.offerId;
};
