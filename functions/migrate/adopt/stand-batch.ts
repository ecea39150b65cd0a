import { type AdoptedStanding, adoptBatch } from '../../../shared/domain/adoption/adopt-batch.ts';
import type { AuditFact } from '../../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { instantOf } from '../../../shared/domain/basics/epoch-seconds.ts';
import { paiseFrom } from '../../../shared/domain/basics/money.ts';
import { batchContentHash, contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce } from '../../../shared/procedures/change-once.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readNumberedCount } from '../../../shared/sql/adoption/adopted-items.ts';
import {
  type HeldItems,
  type LockedOldBatch,
  lockOldBatch,
  readLiveItems,
  standAdoptedBatch,
} from '../../../shared/sql/adoption/adoption.ts';
import { readItemTotals } from '../../../shared/sql/batches/item-totals.ts';

type Content = { readonly root: string; readonly itemCount: number; readonly held: HeldItems };

/** Read before the lock is taken: a million items take a second, in which the host would wait. They do not change. */
const readContent = ({ database }: Deps, batchId: string): Promise<Content> =>
  database.transaction(async ({ read }) => {
    const [numbered] = await read(readNumberedCount(batchId));
    const itemCount = numbered?.count ?? 0;
    const [totals] = await read(readItemTotals(batchId, contentHashDepth(itemCount)));
    const [held] = await read(readLiveItems(batchId));
    // A batch without items has nothing to hash but what approvers read of it.
    const root = totals?.root ?? '';
    return { root, itemCount, held: held ?? { live: 0, liveAmount: '0.00' } };
  });

const hashOf = ({ batchReference, totalRecords, totalAmount }: LockedOldBatch, root: string): string =>
  batchContentHash({ batchReference, totalRecords, totalAmount: paiseFrom(totalAmount), root }, undefined);

const instantText = (seconds: number | null): string | null =>
  seconds === null ? null : instantOf(seconds).toISOString();

const adoptedFact = (
  batchId: string,
  before: LockedOldBatch,
  standing: AdoptedStanding,
  { held, itemCount }: Content,
  told: { readonly actor: string; readonly at: Date },
): AuditFact => ({
  stream: batchStream(batchId),
  actor: told.actor,
  action: 'batch_adopted',
  detail: {
    batchReference: before.batchReference,
    totalRecords: before.totalRecords,
    totalAmount: before.totalAmount,
    itemCount,
    liveItems: held.live,
    liveAmount: held.liveAmount,
    requiredApprovals: before.requiredApprovals,
    ...standing,
    before: {
      status: before.status,
      approvalCount: before.approvalCount,
      contentHash: before.contentHash,
      approvedAt: instantText(before.approvedAtSeconds),
      approvedByUserId: before.approvedByUserId,
    },
  },
  occurredAt: told.at,
});

export type Stood = 'unchanged' | 'adopted' | 'reopened' | 'unanswered';

const stoodAs = (before: LockedOldBatch, { status }: AdoptedStanding): Stood => {
  if (status === 'processing') return 'unanswered';
  return before.status === status ? 'adopted' : 'reopened';
};

/** Gives the batch, once, its hash and the standing it has in this system; how it stood before is kept in the event. */
export const standBatch = async (deps: Deps, batchId: string, actor: string): Promise<Stood> => {
  const content = await readContent(deps, batchId);
  return changeOnce<LockedOldBatch, Stood>(
    deps,
    (transaction) => transaction.readOne(lockOldBatch(batchId)),
    async (transaction, before) => {
      if (before.stands) return { answer: 'unchanged', event: undefined };
      const standing = adoptBatch(before, hashOf(before, content.root));
      await transaction.write(standAdoptedBatch({ batchId, ...standing }));
      const told = { actor, at: deps.now() };
      const event = await appendEvent(transaction, adoptedFact(batchId, before, standing, content, told));
      return { answer: stoodAs(before, standing), event };
    },
  );
};
