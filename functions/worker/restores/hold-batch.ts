import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditFact } from '../../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { Seal } from '../../../shared/domain/batches/seal.ts';
import { decideHold } from '../../../shared/domain/restores/decide-hold.ts';
import type { HeldBatch } from '../../../shared/domain/restores/lost-list.ts';
import { appendBehind } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { type LockedBatch, lockBatch, readSealedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { readLastItemNo } from '../../../shared/sql/batches/settlement.ts';
import { clearMarks } from '../../../shared/sql/payments/item-marks.ts';
import { holdBatchRow } from '../../../shared/sql/restores/restored-batches.ts';
import { holdLetGo } from '../../../shared/sql/restores/restored-items.ts';
import { OutOfTime } from './out-of-time.ts';
import type { RestoreCall } from './restore-call.ts';

type ToHold = Pick<HeldBatch, 'batchId' | 'actions'>;

/** Items of one transaction. */
const STEP_ITEMS = 10_000;

const termsOf = ({ hashRule, terms }: Seal): AuditFact['detail'] =>
  hashRule === 1
    ? {}
    : {
        hashRule,
        madeAt: terms.madeAt?.toISOString() ?? null,
        requestedByUserId: terms.requestedByUserId ?? null,
        expiresAt: terms.expiresAt?.toISOString() ?? null,
        payerMayApprove: terms.payerMayApprove ?? null,
      };

/** It is what it was sealed as, not what its row says: that may have been changed since by anybody. */
const heldFact = (
  { offer, deps }: RestoreCall,
  batch: Batch,
  seal: Seal,
  { actions }: ToHold,
): AuditFact => ({
  stream: batchStream(batch.batchId),
  actor: 'restore',
  action: 'batch_restored',
  detail: {
    batchReference: seal.batchReference,
    totalRecords: seal.totalRecords,
    totalAmount: decimalFrom(seal.totalAmount),
    contentHash: seal.contentHash,
    itemCount: seal.itemCount,
    requiredApprovals: seal.terms.requiredApprovals ?? batch.requiredApprovals,
    ...termsOf(seal),
    adopted: seal.adopted,
    offerId: offer.offerId,
    lostActions: [...actions],
    before: { status: seal.status, approvalCount: batch.approvalCount },
  },
  occurredAt: deps.now(),
});

const wasHeld = ({ countedAt }: RestoreCall, { restoredAt }: Batch): boolean =>
  restoredAt !== null && restoredAt >= countedAt;

const holdLocked = async (
  call: RestoreCall,
  transaction: Transaction,
  { batch, head }: LockedBatch,
  held: ToHold,
): Promise<Done<void>> => {
  const [sealed] = await transaction.read(readSealedBatch(batch.batchId));
  const seal = sealed?.seal;
  // What nothing has sealed nobody can decide on anyway.
  if (!seal || wasHeld(call, batch) || decideHold(batch, held.actions) !== 'hold')
    return { answer: undefined, event: undefined };
  await transaction.write(holdBatchRow(batch.batchId, call.countedAt));
  await transaction.write(clearMarks(batch.batchId));
  const event = await appendBehind(transaction, head, heldFact(call, batch, seal, held));
  return { answer: undefined, event };
};

const hold = async (call: RestoreCall, held: ToHold): Promise<void> => {
  await changeOnce(
    call.deps,
    async (transaction) => (await transaction.read(lockBatch(held.batchId)))[0],
    async (transaction, locked): Promise<Done<void>> =>
      locked ? holdLocked(call, transaction, locked, held) : { answer: undefined, event: undefined },
  );
};

/** What it let go, range by range; a repeat holds nothing twice. */
const holdAllLetGo = async (call: RestoreCall, batchId: string): Promise<void> => {
  const { database } = call.deps;
  const [found] = await database.read(readLastItemNo(batchId));
  const last = found?.itemNo ?? 0;
  for (let first = 1; first <= last; first += STEP_ITEMS) {
    await call.step();
    const range = { batchId, first, last: Math.min(first + STEP_ITEMS - 1, last) };
    await database.transaction((transaction) => transaction.write(holdLetGo(range, call.countedAt)));
  }
};

/** A batch that is there, but not as it was last: held as what it is now, since nobody here knows what became of it. */
export const holdBatch = async (call: RestoreCall, held: ToHold): Promise<void> => {
  await call.step();
  const [found] = await call.deps.database.read(readSealedBatch(held.batchId));
  if (!found || wasHeld(call, found.batch)) return;
  switch (decideHold(found.batch, held.actions)) {
    case 'hold':
      return hold(call, held);
    case 'hold_let_go':
      return holdAllLetGo(call, held.batchId);
    case 'wait':
      throw new OutOfTime(`batch ${held.batchId} is being settled; it is looked at again after that`);
    case 'leave':
      return;
  }
};
