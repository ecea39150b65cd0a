import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { decideDisbursement } from '../../../shared/domain/batches/decide-disbursement.ts';
import { batchPaid } from '../../../shared/domain/batches/disbursement.ts';
import { holdsContent } from '../../../shared/domain/batches/holds-content.ts';
import type { FailedTwice } from '../../../shared/domain/holds/failed-twice.ts';
import { disbursedNotices } from '../../../shared/domain/notices/disbursed-notices.ts';
import { failedTwiceNotices } from '../../../shared/domain/notices/failed-twice-notices.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import type { DisburseInput } from '../../../shared/events/batch-actions.ts';
import { DriftedMeanwhile } from '../../../shared/procedures/batches/drifted-meanwhile.ts';
import { freeRange } from '../../../shared/procedures/batches/free-range.ts';
import { payRange } from '../../../shared/procedures/batches/pay-range.ts';
import { settledTally } from '../../../shared/procedures/batches/settled-tally.ts';
import { beginPayment, completeBatch } from '../../../shared/sql/batches/batch-changes.ts';
import { readItemTotals } from '../../../shared/sql/batches/item-totals.ts';
import { allItems, failItems, failItemsWithoutHold } from '../../../shared/sql/batches/settlement.ts';
import { holdWhatFailedTwice } from '../holds/hold-what-failed-twice.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Acted } from './acted.ts';
import type { Locked } from './lock-batch-for.ts';
import { refusalText } from './refusal-text.ts';
import { refusedDuty } from './refused-duty.ts';

/** An event has room for so many numbers; the items themselves carry all reasons. */
const LISTED_MAX = 1_000;

const detailOf = (
  { reference, notes, failed }: DisburseInput,
  held: FailedTwice | undefined,
): AuditDetail => ({
  reference,
  notes: notes ?? null,
  failedCount: failed.length,
  failedItemNos: failed.slice(0, LISTED_MAX).map(({ itemNo }) => itemNo),
  failedTwiceCount: held?.count ?? 0,
});

/** All that finance names must be open items of this batch; else nothing is done. */
const failAll = async (
  transaction: Transaction,
  { failed }: DisburseInput,
  locked: Locked,
): Promise<void> => {
  const { batchId } = locked.batch;
  const held = await transaction.write(failItems(batchId, failed));
  if (held.changed === failed.length) return;
  const others = await transaction.write(failItemsWithoutHold(batchId, failed));
  if (held.changed + others.changed !== failed.length)
    throw new ApiProblem('invalid-input', refusalText('invalid-input', locked));
};

/** What failed the time before too is held, but for what has drifted: that never reached a bank. */
const fail = async (
  transaction: Transaction,
  input: DisburseInput,
  locked: Locked,
  driftedItemNos: readonly number[],
): Promise<FailedTwice | undefined> => {
  if (input.failed.length === 0) return undefined;
  await failAll(transaction, input, locked);
  const drifted = new Set(driftedItemNos);
  const atTheBank = input.failed.map(({ itemNo }) => itemNo).filter((itemNo) => !drifted.has(itemNo));
  return holdWhatFailedTwice(transaction, atTheBank, locked);
};

const heldNotices = ({ batch, at }: Locked, held: FailedTwice | undefined): Notice[] =>
  held ? failedTwiceNotices(batch, held, at) : [];

const payingOf = (input: DisburseInput, { batch, caller }: Locked) => ({
  batchId: batch.batchId,
  reference: input.reference,
  notes: input.notes ?? null,
  byUserId: caller.userId,
});

type Pay = (
  transaction: Transaction,
  input: DisburseInput,
  locked: Locked,
  { now, held }: Pick<ApiDeps, 'now'> & { readonly held: FailedTwice | undefined },
) => Promise<Acted>;

const payAtOnce: Pay = async (transaction, input, locked, { now, held }) => {
  const { votes } = locked;
  const { batchId } = locked.batch;
  const range = allItems(batchId);
  const paidNow = await payRange(transaction, range);
  if (input.failed.length > 0) await freeRange(transaction, range);
  const { paid, failed, drifted, open } = await settledTally(transaction, batchId);
  // Read before the lock there was no drift that the request did not name; now there is.
  if (open.count > 0)
    throw new DriftedMeanwhile(`${counted(open.count, 'item')} of batch ${batchId} cannot be paid`);
  // An item that said so before was made to by SQL.
  if (paid.count !== paidNow || failed.count !== input.failed.length)
    throw new ApiProblem('stale-content', refusalText('stale-content', locked));
  // The host may have held rows of the ledger for seconds.
  const at = now();
  const paidAmount = decimalFrom(paid.amount);
  await transaction.write(completeBatch({ ...payingOf(input, locked), paidAmount, at }));
  const batch = {
    ...locked.batch,
    status: 'completed',
    processedAt: at,
    paidAmount: paid.amount,
    disbursementReference: input.reference,
  } as const;
  const disbursement = { reference: input.reference, paid, failed, drifted: { ...drifted, itemNos: [] } };
  return {
    kind: 'done',
    outcome: 'paid',
    event: batchPaid(disbursement, detailOf(input, held)),
    notices: [...disbursedNotices(batch, disbursement, at), ...heldNotices(locked, held)],
    at,
    batch,
    votes,
  };
};

const payInSteps: Pay = async (transaction, input, locked, { held }) => {
  const { at, votes } = locked;
  await transaction.write(beginPayment({ ...payingOf(input, locked), at }));
  return {
    kind: 'done',
    outcome: 'settling',
    event: { action: 'payment_begun', detail: detailOf(input, held) },
    notices: heldNotices(locked, held),
    batch: { ...locked.batch, disbursementReference: input.reference, settlingSince: at, settledThrough: 0 },
    votes,
  };
};

/** Somebody may have added or changed items by SQL since they were approved. A million are hashed in about a second. */
const readContentHolds = async (transaction: Transaction, { batch, seal }: Locked): Promise<boolean> => {
  if (!seal) return false;
  const depth = contentHashDepth(seal.totalRecords);
  return holdsContent(seal, await transaction.readOne(readItemTotals(batch.batchId, depth)));
};

/** Read before the locks: a million items take seconds. */
type Known = Pick<ApiDeps, 'now'> & {
  readonly driftedItemNos: readonly number[];
  readonly paysCaller: boolean;
};

/** Decides the payment under the locks; pays, or begins to. */
export const disburse = async (
  transaction: Transaction,
  input: DisburseInput,
  locked: Locked,
  { driftedItemNos, paysCaller, now }: Known,
): Promise<Acted> => {
  const failedItemNos = input.failed.map(({ itemNo }) => itemNo);
  const contentHolds = await readContentHolds(transaction, locked);
  const decision = decideDisbursement(failedItemNos, { ...locked, contentHolds, driftedItemNos, paysCaller });
  if (decision.kind === 'refused') {
    const { because } = decision;
    return because === 'drifted'
      ? { kind: 'refused', because, itemNos: decision.unnamedItemNos }
      : refusedDuty(because, 'disburse');
  }
  const held = await fail(transaction, input, locked, driftedItemNos);
  const pay = decision.kind === 'paid' ? payAtOnce : payInSteps;
  return pay(transaction, input, locked, { now, held });
};
