import type { Approver, Role } from '../../../../shared/domain/approvers/approver.ts';
import type { Batch } from '../../../../shared/domain/batches/batch.ts';
import type { Seal } from '../../../../shared/domain/batches/seal.ts';
import type { Vote } from '../../../../shared/domain/batches/vote.ts';

export const HASH = 'a'.repeat(64);
export const OTHER_HASH = 'b'.repeat(64);
const MADE_AT = new Date('2026-11-22T02:00:00.123Z');

/** Pending, made by a run at 02:00:00.123, two approvals needed, unless told otherwise. */
export const aBatch = (given: Partial<Batch> = {}): Batch => ({
  batchId: '42',
  batchReference: 'AUTO-20261122-020000',
  status: 'pending_approval',
  totalRecords: 3,
  totalAmount: 30_000n,
  paidAmount: null,
  returnedAmount: 0n,
  lateDroppedAmount: 0n,
  requiredApprovals: 2,
  requiredApprovalsSetting: 2,
  tierAmount: null,
  approvalCount: 0,
  contentHash: HASH,
  hashRule: 2,
  adopted: false,
  payerMayApprove: false,
  madeAt: MADE_AT,
  windowFrom: null,
  windowTo: null,
  requestedByUserId: null,
  requestedByText: null,
  createdAt: new Date('2026-11-22T02:00:00Z'),
  approvedAt: null,
  processedAt: null,
  processedByUserId: null,
  disbursementReference: null,
  expiresAt: null,
  restoredAt: null,
  settlingSince: null,
  settledThrough: null,
  ...given,
});

/** What the stream says of the batch, as long as nobody has changed its row. */
export const aSeal = (batch: Batch): Seal => ({
  status: batch.status,
  contentHash: batch.contentHash ?? HASH,
  hashRule: batch.hashRule,
  batchReference: batch.batchReference,
  totalRecords: batch.totalRecords,
  itemCount: batch.totalRecords,
  totalAmount: batch.totalAmount,
  adopted: batch.adopted,
  mayApprove: null,
  unanswered: false,
  terms: {
    requiredApprovals: batch.requiredApprovals,
    madeAt: batch.madeAt,
    requestedByUserId: batch.requestedByUserId,
    expiresAt: batch.expiresAt,
    payerMayApprove: batch.payerMayApprove,
  },
});

/** User 1, entitled long before any batch. */
export const aCaller = (roles: readonly Role[], given: Partial<Approver> = {}): Approver => ({
  userId: '1',
  issuer: 'https://issuer.example',
  subject: 'asha',
  roles,
  active: true,
  activeSince: new Date('2026-01-01T00:00:00Z'),
  ...given,
});

/** An approval of HASH that counts. */
export const aVote = (userId: string, given: Partial<Vote> = {}): Vote => ({
  userId,
  name: `user ${userId}`,
  decision: 'approved',
  notes: null,
  contentHash: HASH,
  at: new Date('2026-11-22T03:00:00Z'),
  recorded: true,
  entitled: true,
  ...given,
});
