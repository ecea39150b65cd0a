import type { BatchAction } from '../../../../../shared/domain/batches/batch-permissions.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';

/** The moments of a payment, as their dialogs stand in the address; each with what of `may` it takes. null: nothing there says so. */
export const ACTION_OF = {
  begin: 'begin',
  record: 'disburse',
  failures: 'failures',
  abort: 'abort',
  late: 'late',
  return: 'return',
  'cancel-approved': 'cancel',
  'adopted-answer': null,
} as const satisfies Readonly<Record<string, BatchAction | null>>;
export type MomentName = keyof typeof ACTION_OF;

export type Moment = { readonly name: MomentName; readonly action: BatchAction | null };

const moment = (name: MomentName): Moment => ({ name, action: ACTION_OF[name] });

const BEGIN = moment('begin');
const RECORD = moment('record');
const FAILURES = moment('failures');
const ABORT = moment('abort');
const LATE = moment('late');
const RETURN = moment('return');
const CANCEL = moment('cancel-approved');
const ANSWER = moment('adopted-answer');

type Facts = Pick<
  BatchBody,
  'status' | 'payment' | 'settling' | 'may' | 'totalAmount' | 'paidAmount' | 'lateDroppedAmount'
>;

const usual = ({ status, payment }: Facts): readonly Moment[] => {
  switch (status) {
    case 'processing':
      return payment ? [RECORD, FAILURES, ABORT, LATE, RETURN] : [BEGIN, RECORD, CANCEL, LATE, RETURN];
    case 'completed':
      return [RETURN, LATE];
    case 'cancelled':
      return [LATE, RETURN];
    case 'draft':
    case 'pending_approval':
      return [];
  }
};

const NOTHING = '0.00';

/** Of a batch of the old page that is not known: whoever may record a return is told. */
const canComeBack = ({ paidAmount, lateDroppedAmount, may }: Facts): boolean =>
  may.return === true || (paidAmount ?? NOTHING) !== NOTHING || lateDroppedAmount !== NOTHING;

/** What was named as failed, and is not recorded yet, is taken back instead. */
const canBePaidLate = ({ status, totalAmount, paidAmount }: Facts, hasDropped: boolean): boolean =>
  hasDropped || status === 'cancelled' || (status === 'completed' && paidAmount !== totalAmount);

/**
 * What is to be done about the money of a batch as it stands, the usual thing first; also by those who may not do it.
 * `hasDropped`: items were dropped from it, which a bank may pay all the same.
 */
export const momentsOf = (batch: Facts, hasDropped: boolean): readonly Moment[] => {
  if (Object.values(batch.may).includes('adopted-unanswered')) return [ANSWER];
  if (batch.settling) return [];
  return usual(batch)
    .filter(({ name }) => name !== 'return' || canComeBack(batch))
    .filter(({ name }) => name !== 'late' || canBePaidLate(batch, hasDropped));
};
