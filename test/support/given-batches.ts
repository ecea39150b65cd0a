import type { PayoutStack } from './payout-stack.ts';

export type GivenBatch = {
  readonly id: number;
  readonly reference?: string;
  readonly status?: 'pending_approval' | 'processing' | 'completed' | 'cancelled';
  readonly amount?: string;
  readonly records?: number;
  readonly requiredApprovals?: number;
  readonly approvalCount?: number;
  /** Age at the moment of the test. */
  readonly hoursOld?: number;
  /** Old batches know only the second: created_at. @default true */
  readonly madeToTheMicrosecond?: boolean;
  readonly requestedByUserId?: number;
  /** From now; negative = over. */
  readonly expiresInMinutes?: number;
  readonly settlingMinutes?: number;
  readonly settlingSeenMinutes?: number;
  readonly paidAmount?: string;
};

export const hashOf = (id: number): string => id.toString(16).padStart(64, '0');

const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '');

const rowOf = (batch: GivenBatch): (string | number | null)[] => {
  const { id, hoursOld = 1, madeToTheMicrosecond = true, settlingMinutes, settlingSeenMinutes } = batch;
  const madeAt = minutesAgo(hoursOld * 60);
  return [
    id,
    batch.reference ?? `BATCH-${id}`,
    batch.status ?? 'pending_approval',
    batch.amount ?? '100.00',
    batch.records ?? 1,
    batch.requiredApprovals ?? 2,
    batch.approvalCount ?? 0,
    hashOf(id),
    madeAt.slice(0, 19),
    madeToTheMicrosecond ? madeAt : null,
    batch.requestedByUserId ?? null,
    batch.expiresInMinutes === undefined ? null : minutesAgo(-batch.expiresInMinutes),
    settlingMinutes === undefined ? null : minutesAgo(settlingMinutes),
    settlingSeenMinutes === undefined ? null : minutesAgo(settlingSeenMinutes),
    batch.paidAmount ?? null,
  ];
};

/** Batches without items, for whom only their rows matter: pending, of 100.00, an hour old unless told otherwise. */
export const givenBatches = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  batches: readonly GivenBatch[],
): Promise<void> => {
  await sql(
    `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, required_approvals,
       approval_count, content_hash, created_at, made_at, requested_by_user_id, expires_at, settling_since,
       settling_seen_at, paid_amount) VALUES ?`,
    [batches.map(rowOf)],
  );
};
