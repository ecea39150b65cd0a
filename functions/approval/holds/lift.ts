import type { Transaction } from '../../../shared/aws/transaction.ts';
import { holdLiftedNotice } from '../../../shared/domain/notices/hold-notices.ts';
import type { HoldLifted, LiftInput } from '../../../shared/events/holds.ts';
import { liftHold, type NamedHold } from '../../../shared/sql/holds/hold-rows.ts';
import type { Changing, HoldChange } from './change-hold.ts';
import { describeHold } from './describe-hold.ts';
import { holdDetail } from './hold-detail.ts';

/** Lifts an open hold: from the next run on it holds nothing. */
export const lift = async (
  transaction: Transaction,
  { actor, at }: Changing,
  hold: NamedHold,
  { reason }: LiftInput,
): Promise<HoldChange<HoldLifted>> => {
  const lifted = { by: actor, at, reason };
  await transaction.write(liftHold(hold.holdId, lifted));
  return {
    body: { outcome: 'lifted', hold: describeHold({ ...hold, lifted }, at) },
    told: {
      action: 'hold_lifted',
      detail: holdDetail(hold),
      note: { field: 'liftedReason', text: reason },
      notices: [holdLiftedNotice(hold, lifted, at)],
    },
  };
};
