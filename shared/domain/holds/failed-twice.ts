import type { AuditDetail } from '../audit/audit-event.ts';
import { decimalFrom, type Paise } from '../basics/money.ts';

/** Commissions whose payment failed now and the time before: no run takes them until finance says so. */
export type FailedTwice = {
  readonly count: number;
  readonly amount: Paise;
  /** The first of them. */
  readonly commissionIds: readonly string[];
};

/** An event has room for so many; the holds themselves are all of them. */
export const FAILED_TWICE_LISTED_MAX = 1_000;

export const failedTwiceDetail = (
  batchId: string,
  { count, amount, commissionIds }: FailedTwice,
): AuditDetail => ({ kind: 'payment', batchId, count, amount: decimalFrom(amount), commissionIds });
