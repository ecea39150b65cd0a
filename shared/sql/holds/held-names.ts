import * as z from 'zod';
import type { HeldNames, HoldSubject } from '../../domain/holds/hold.ts';
import { AmountColumn, IdColumn } from '../columns.ts';

/** Of a commission `l`, and whom it is for, `k`. The host may keep more than whole paise. */
export const EARNER_COLUMNS = `l.beneficiary_user_id AS earnerId, k.name AS earnerName,
               CASE WHEN l.amount = ROUND(l.amount, 2) THEN CAST(l.amount AS DECIMAL(20, 2)) END AS heldAmount`;

/** Beside a hold: its person `u`, or its commission. */
export const NAME_COLUMNS = `u.name AS personName, ${EARNER_COLUMNS}`;

export const NamesShape = {
  personName: z.string().nullable(),
  earnerId: IdColumn.nullable(),
  earnerName: z.string().nullable(),
  heldAmount: AmountColumn.nullable(),
};
const NamesRow = z.object(NamesShape);

export const namesIn = (
  subject: HoldSubject,
  { personName, earnerId, earnerName, heldAmount: amount }: z.output<typeof NamesRow>,
): HeldNames => {
  if (subject.kind === 'person') {
    return { beneficiary: { userId: subject.userId, name: personName }, commission: null };
  }
  const beneficiary = earnerId === null ? null : { userId: earnerId, name: earnerName };
  return { beneficiary: null, commission: { commissionId: subject.commissionId, beneficiary, amount } };
};
