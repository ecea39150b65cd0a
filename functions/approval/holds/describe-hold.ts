import { type Hold, isOverdue } from '../../../shared/domain/holds/hold.ts';
import type { HoldBody } from '../../../shared/events/holds.ts';

export const describeHold = ({ subject, lifted, ...hold }: Hold, at: Date): HoldBody => ({
  holdId: hold.holdId,
  kind: subject.kind,
  userId: subject.kind === 'person' ? subject.userId : null,
  commissionId: subject.kind === 'person' ? null : subject.commissionId,
  reason: hold.reason,
  heldBy: hold.heldBy,
  heldAt: hold.heldAt.toISOString(),
  until: hold.until?.toISOString() ?? null,
  overdue: isOverdue({ until: hold.until, lifted }, at),
  lifted: lifted && { by: lifted.by, at: lifted.at.toISOString(), reason: lifted.reason },
});
