import { decimalFrom, paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';

export type Figure = { readonly name: string; readonly amount: string };

export type Figures = {
  /** What the total is made of: they add up to it. */
  readonly parts: readonly Figure[];
  readonly total: Figure;
  /** What is counted beside the total. */
  readonly beside: readonly Figure[];
};

type Facts = Pick<
  BatchBody,
  'status' | 'totalAmount' | 'paidAmount' | 'returnedAmount' | 'lateDroppedAmount' | 'payment'
>;

type Part = readonly [name: string, amount: bigint];

/** Of an item that had been dropped it may be, and is then no part of the total; the batch does not say of which. */
const isReturnOfPart = ({ paidAmount, returnedAmount, lateDroppedAmount }: Facts): boolean =>
  paidAmount !== null && paiseFrom(returnedAmount) !== 0n && paiseFrom(lateDroppedAmount) === 0n;

/** What was paid, as far as it stayed, and what came back of it. */
const paidParts = (batch: Facts, name: string): readonly Part[] => {
  const paid = paiseFrom(batch.paidAmount ?? '0.00');
  if (!isReturnOfPart(batch)) return [[name, paid]];
  const returned = paiseFrom(batch.returnedAmount);
  return [
    [`${name}, and kept`, paid - returned],
    ['Paid, and came back', returned],
  ];
};

const nonZero = (parts: readonly Part[]): readonly Figure[] =>
  parts
    .filter(([, amount]) => amount !== 0n)
    .map(([name, amount]) => ({ name, amount: decimalFrom(amount) }));

const partsOf = (batch: Facts, marked: Tally | undefined): readonly Part[] => {
  const { status, totalAmount, paidAmount, payment } = batch;
  const total = paiseFrom(totalAmount);
  if (payment) {
    const frozen = paiseFrom(payment.amount);
    const failed = marked?.amount ?? 0n;
    return [
      ['At the bank', frozen - failed],
      ['Named as failed so far', failed],
      ['Left out, and reserved until the payment is recorded', total - frozen],
    ];
  }
  const paid = paiseFrom(paidAmount ?? '0.00');
  if (status === 'cancelled')
    return paid === 0n ? [] : [...paidParts(batch, 'Paid late'), ['Set free', total - paid]];
  return status === 'completed' && paidAmount !== null
    ? [...paidParts(batch, 'Paid'), ['Not paid: it failed, or was left out', total - paid]]
    : [];
};

/** The money of a batch in figures that add up; undefined while there is nothing to tell apart. */
export const figuresOf = (batch: Facts, marked?: Tally): Figures | undefined => {
  const parts = nonZero(partsOf(batch, marked));
  const beside = nonZero([
    ['Of what was paid, came back', isReturnOfPart(batch) ? 0n : paiseFrom(batch.returnedAmount)],
    ['Paid late, of what had been dropped', paiseFrom(batch.lateDroppedAmount)],
  ]);
  if (parts.length + beside.length === 0) return undefined;
  return { parts, total: { name: 'Approved in all', amount: batch.totalAmount }, beside };
};
