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
  /** Users. @default - as of a batch that was made before it was kept */
  readonly paidApprovers?: readonly string[];
};

export const hashOf = (id: number): string => id.toString(16).padStart(64, '0');

const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '');

const minutesAgoOrNull = (minutes: number | undefined): string | null =>
  minutes === undefined ? null : minutesAgo(minutes);

const USUAL = {
  status: 'pending_approval',
  amount: '100.00',
  records: 1,
  requiredApprovals: 2,
  approvalCount: 0,
  hoursOld: 1,
  madeToTheMicrosecond: true,
  requestedByUserId: null,
  paidAmount: null,
} as const;

const rowOf = (given: GivenBatch): (string | number | null)[] => {
  const batch = { reference: `BATCH-${given.id}`, ...USUAL, ...given };
  const madeAt = minutesAgo(batch.hoursOld * 60);
  const { expiresInMinutes } = given;
  return [
    batch.id,
    batch.reference,
    batch.status,
    batch.amount,
    batch.records,
    batch.requiredApprovals,
    batch.approvalCount,
    hashOf(batch.id),
    madeAt.slice(0, 19),
    batch.madeToTheMicrosecond ? madeAt : null,
    batch.requestedByUserId,
    minutesAgoOrNull(expiresInMinutes === undefined ? undefined : -expiresInMinutes),
    minutesAgoOrNull(batch.settlingMinutes),
    minutesAgoOrNull(batch.settlingSeenMinutes),
    batch.paidAmount,
    given.paidApprovers ? JSON.stringify(given.paidApprovers) : null,
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
       settling_seen_at, paid_amount, paid_approvers) VALUES ?`,
    [batches.map(rowOf)],
  );
};
