/** Under what a batch was made; part of what people approve (design §4). */
export type Terms = {
  readonly requiredApprovals: number;
  readonly madeAt: Date;
  readonly requestedByUserId: string | null;
  readonly expiresAt: Date | null;
  /** Whether who approved it may record its payment too. */
  readonly payerMayApprove: boolean;
};

const microseconds = (at: Date): string => (BigInt(at.getTime()) * 1000n).toString();

/** As they stand in the hash of a batch: instants in microseconds since 1970, "-" for what there is none of. */
export const termsText = ({
  requiredApprovals,
  madeAt,
  requestedByUserId,
  expiresAt,
  payerMayApprove,
}: Terms): string =>
  [
    requiredApprovals,
    microseconds(madeAt),
    requestedByUserId ?? '-',
    expiresAt ? microseconds(expiresAt) : '-',
    payerMayApprove ? 1 : 0,
  ].join('|');
