import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { isOverdue } from '../../../shared/domain/holds/hold.ts';
import type { HoldBody } from '../../../shared/events/holds.ts';
import type { NamedHold } from '../../../shared/sql/holds/hold-rows.ts';

const describeCommission = (commission: NamedHold['commission']): HoldBody['commission'] => {
  if (!commission) return null;
  const { amount } = commission;
  return { ...commission, amount: amount === null ? null : decimalFrom(amount) };
};

export const describeHold = ({ subject, lifted, commission, ...hold }: NamedHold, at: Date): HoldBody => ({
  holdId: hold.holdId,
  kind: subject.kind,
  userId: subject.kind === 'person' ? subject.userId : null,
  beneficiary: hold.beneficiary,
  commissionId: subject.kind === 'person' ? null : subject.commissionId,
  commission: describeCommission(commission),
  heldBack: null,
  reason: hold.reason,
  heldBy: hold.heldBy,
  heldAt: hold.heldAt.toISOString(),
  until: hold.until?.toISOString() ?? null,
  overdue: isOverdue({ until: hold.until, lifted }, at),
  lifted: lifted && { by: lifted.by, at: lifted.at.toISOString(), reason: lifted.reason },
});
