import { ageWords } from '../basics/age-words.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { isoInZone } from '../basics/zoned-time.ts';
import type { Awaited, AwaitedApprovers, AwaitedBatch } from '../batches/awaited-approvers.ts';
import { TOO_FEW_REMEDY } from '../batches/too-few-approvers.ts';
import { approvalsLine, type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice } from './notice.ts';
import type { NoticeDay } from './notice-day.ts';

export type PendingBatch = BatchFacts & AwaitedBatch & { readonly expiresAt: Date | null };

/** Nobody reads more names. */
const NAMED_MAX = 50;

const awaitedLine = (awaited: readonly Awaited[]): string => {
  if (awaited.length === 0) return 'Nobody else may approve it.';
  const named = awaited
    .slice(0, NAMED_MAX)
    .map(({ userId, name }) => (name === null ? `user ${userId}` : `${name} (user ${userId})`));
  const more = awaited.length - named.length;
  return `Not heard yet: ${named.join(', ')}${more > 0 ? `, and ${formatCount(more)} more` : ''}`;
};

const tooFewLine = ({ requiredApprovals }: PendingBatch, mayApprove: number): string[] => {
  if (mayApprove >= requiredApprovals) return [];
  const people = mayApprove === 0 ? 'Nobody' : counted(mayApprove, 'person', 'people');
  const needed = counted(requiredApprovals, 'approval is', 'approvals are');
  return [`Warning: ${people} may approve it as of now, ${needed} needed. ${TOO_FEW_REMEDY}`];
};

/** A batch still waits; to whom it may concern, and whose word is missing. Once a day at most. */
export const reminderNotice = (
  batch: PendingBatch,
  { mayApprove, awaited }: AwaitedApprovers,
  { at, date, timezone }: NoticeDay,
): Notice => {
  const { batchReference, madeAt, expiresAt } = batch;
  const local = (instant: Date): string => isoInZone(instant, timezone);
  const expiry = expiresAt ? [`Cancelled at ${local(expiresAt)}, should it still be pending then`] : [];
  return batchNotice(batch, at, {
    type: 'payout_reminder',
    audience: 'approver',
    occasion: date,
    verb: 'still awaits approval',
    lines: [
      `Payout batch ${batchReference} has awaited approval for ${ageWords(madeAt, at)}, since ${local(madeAt)}.`,
      '',
      totalLine(batch),
      approvalsLine(batch),
      awaitedLine(awaited),
      ...tooFewLine(batch, mayApprove),
      ...expiry,
    ],
    fields: {
      pendingSince: madeAt.toISOString(),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      mayApproveNow: mayApprove,
      awaitedCount: awaited.length,
      awaited: awaited
        .slice(0, NAMED_MAX)
        .map(({ userId, name }) => (name === null ? { userId } : { userId, name })),
    },
  });
};
