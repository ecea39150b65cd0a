import type { Paise } from '../basics/money.ts';
import type { HashRule } from './content-hash.ts';

export const BATCH_STATUSES = ['draft', 'pending_approval', 'processing', 'completed', 'cancelled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** A batch as it stands in the database. */
export type Batch = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly status: BatchStatus;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
  /** What was paid of it; null until then. */
  readonly paidAmount: Paise | null;
  /** What of that came back. */
  readonly returnedAmount: Paise;
  /** What a bank paid of items that had been dropped from it: outside of its total, and of what it paid. */
  readonly lateDroppedAmount: Paise;
  readonly requiredApprovals: number;
  /** What the settings asked for when it was made; null for one of the old script. */
  readonly requiredApprovalsSetting: number | null;
  /** What the batches of its business day came to when it was made, where that sum decided on the approvals; null where its own total did. */
  readonly tierAmount: Paise | null;
  readonly approvalCount: number;
  readonly hashRule: HashRule;
  /** No run that is on record here made it: the old script did, or its run is lost with a restored database. */
  readonly adopted: boolean;
  /** Of rule 1, made before that was asked: true. */
  readonly payerMayApprove: boolean;
  /** null: nobody can approve what has no hash. */
  readonly contentHash: string | null;
  /** To the microsecond where a run of ours made it; else the second in which the old script did. */
  readonly madeAt: Date;
  readonly windowFrom: Date | null;
  readonly windowTo: Date | null;
  readonly requestedByUserId: string | null;
  /** As a direct invoke stated it: unverified. */
  readonly requestedByText: string | null;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly processedAt: Date | null;
  readonly processedByUserId: string | null;
  readonly disbursementReference: string | null;
  readonly expiresAt: Date | null;
  /** Something of it is lost since a backup, so it is held until finance says what the bank did; since when. */
  readonly restoredAt: Date | null;
  /** Since when the worker has been releasing or paying it. */
  readonly settlingSince: Date | null;
  /** Items up to this number are settled. */
  readonly settledThrough: number | null;
};
