import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { Survey } from '../../../shared/domain/runs/left-out.ts';
import type { RunPlan } from '../../../shared/domain/runs/plan-run.ts';
import {
  claimCommissions,
  claimDue,
  markClaimed,
  readClaimCursor,
} from '../../../shared/sql/batches/claim.ts';
import { type LastClaimed, readMissingBeneficiaries } from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';

/** Added to the last chunk of a pass: those that were approved since the survey do not push others out. */
const NEWCOMERS = 1_000;

export type Claiming = {
  readonly batchId: string;
  readonly plan: RunPlan;
  readonly survey: Survey;
  readonly chunkSize: number;
};

const missingBeneficiaries = async (transaction: Transaction, { leftOut }: Survey): Promise<string[]> => {
  if (!leftOut.some(({ reason }) => reason === 'beneficiary_missing')) return [];
  const rows = await transaction.read(readMissingBeneficiaries());
  return rows.map(({ userId }) => userId);
};

/** Rows of one pass that the survey found; a cap leaves room for fewer. */
type Pass = { readonly found: number; readonly room: number; readonly chunkSize: number };

/** How many the next chunk may take, so that a chunk that comes back short is the last. */
const chunkLimit = ({ found, room, chunkSize }: Pass, taken: number): number => {
  const left = found - taken;
  return Math.min(left > chunkSize ? chunkSize : Math.max(left, 0) + NEWCOMERS, room - taken);
};

/** Claims chunk by chunk, each behind the last, until one comes back short. Returns how many. */
const claimInChunks = async (
  pass: Pass,
  claimNext: (taken: number, limit: number) => Promise<{ readonly changed: number }>,
): Promise<number> => {
  let taken = 0;
  for (let limit = chunkLimit(pass, 0); limit > 0; limit = chunkLimit(pass, taken)) {
    const { changed } = await claimNext(taken, limit);
    taken += changed;
    if (changed < limit) break;
  }
  return taken;
};

type SharedParams = ReturnType<typeof surveyWindow> & {
  readonly batchId: string;
  readonly missingBeneficiaries: readonly string[];
};

const claimInWindow = (transaction: Transaction, params: SharedParams, pass: Pass): Promise<number> =>
  claimInChunks(pass, async (itemCount, limit) => {
    const after =
      itemCount === 0
        ? { createdAt: String(params.fromSeconds), commissionId: '0' }
        : await transaction.readOne(readClaimCursor(params.batchId, itemCount));
    return transaction.write(claimCommissions({ ...params, itemCount, after, limit }));
  });

const claimBeside = (
  transaction: Transaction,
  params: SharedParams,
  lastInWindow: number,
  pass: Pass,
): Promise<number> =>
  claimInChunks(pass, async (taken, limit) => {
    const itemCount = lastInWindow + taken;
    const after =
      taken === 0
        ? { commissionId: '0' }
        : await transaction.readOne(readClaimCursor(params.batchId, itemCount));
    return transaction.write(
      claimDue({ ...params, itemCount, afterCommissionId: after.commissionId, limit }),
    );
  });

/** The marks, which the host's pages see, once all is claimed: each statement bounded by the items' numbers. */
const markAll = async (
  transaction: Transaction,
  { batchId, chunkSize }: Claiming,
  lastItemNo: number,
): Promise<void> => {
  for (let first = 1; first <= lastItemNo; first += chunkSize) {
    await transaction.write(
      markClaimed({ batchId, first, last: Math.min(first + chunkSize - 1, lastItemNo) }),
    );
  }
};

/** Takes what is eligible: first what the window holds, then what is due beside it; fewer where the host holds rows. */
export const claimPasses = async (transaction: Transaction, claiming: Claiming): Promise<LastClaimed> => {
  const { batchId, plan, survey, chunkSize } = claiming;
  const params = {
    ...surveyWindow(plan.window),
    batchId,
    missingBeneficiaries: await missingBeneficiaries(transaction, survey),
  };
  const room = plan.maxItems > 0 ? plan.maxItems : Number.POSITIVE_INFINITY;
  const { dueInAll } = survey;
  const inWindow = { found: survey.eligible.count - survey.due.count, room, chunkSize };
  const lastInWindow = await claimInWindow(transaction, params, inWindow);
  const beside = { found: dueInAll, room: dueInAll > 0 ? room - lastInWindow : 0, chunkSize };
  const lastItemNo = lastInWindow + (await claimBeside(transaction, params, lastInWindow, beside));
  await markAll(transaction, claiming, lastItemNo);
  return { batchId, lastInWindow, lastItemNo };
};
