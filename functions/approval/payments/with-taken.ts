import { paidTwiceNotices } from '../../../shared/domain/notices/late-payment-notices.ts';
import { paidTwiceWarning } from '../../../shared/domain/payments/payment-warnings.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import type { PaidLate } from './take-and-pay-late.ts';

/** The money of a commission that another batch pays has left twice. */
export const withTaken = (
  acted: Acted,
  taken: PaidLate | undefined,
  sameReference: readonly string[],
  { batch, caller, head, at }: Held,
): Acted => {
  if (acted.kind !== 'done') return acted;
  if (!taken) return { ...acted, warnings: sameReference };
  const told = { by: caller, eventSeq: head.seq + 1, ...taken };
  return {
    ...acted,
    notices: [...acted.notices, ...paidTwiceNotices(batch, told, at)],
    warnings: [...paidTwiceWarning(taken.twice, taken.twiceIn), ...sameReference],
  };
};
