import { describe, expect, it } from 'vitest';
import { refusalText } from '../../../functions/approval/actions/refusal-text.ts';
import { BATCH_STATUSES } from '../../../shared/domain/batches/batch.ts';
import type { BatchRefusal } from '../../../shared/domain/batches/batch-refusal.ts';
import { aBatch, aSeal } from '../domain/batches/batches.ts';
import { combinations } from '../domain/batches/combinations.ts';
import { aPayment } from '../domain/payments/payments.ts';

const REFUSALS = [
  ...[
    'not-entitled',
    'not-pending',
    'stale-content',
    'approver-too-new',
    'own-batch',
    'beneficiary-conflict',
  ],
  ...['approver-pays', 'drifted', 'settling', 'not-processing', 'payment-begun', 'payment-not-begun'],
  ...['not-paid', 'adopted-unanswered'],
] as readonly BatchRefusal[];

const cases = combinations({ because: REFUSALS, status: BATCH_STATUSES, changed: [false, true] });

const textOf = ({ because, status, changed }: (typeof cases)[number]): string => {
  const batch = aBatch({
    status,
    disbursementReference: 'UTR-1',
    expiresAt: new Date('2026-12-01T00:00:00Z'),
  });
  const seal = aSeal(changed ? { ...batch, totalAmount: 1n } : batch);
  return refusalText(because, { batch, seal, payment: aPayment() });
};

describe('a refusal', () => {
  it.each(cases)('$because, $status, changed: $changed, is a sentence that names the batch', (given) => {
    expect(textOf(given)).toMatch(/AUTO-20261122-020000.*\.$/);
    expect(textOf(given)).not.toMatch(/undefined|null|\[object/);
  });

  it.each(cases.filter(({ status }) => status === 'processing' || status === 'completed'))(
    '$because, $status, changed: $changed, advises to cancel nothing that the bank may have paid',
    (given) => {
      const advising = textOf(given)
        .split(/(?<=[.;:]) /)
        .filter((clause) => /\bcancels?\b/.test(clause) && !/^Nobody|nobody/.test(clause));
      // What an operator may do at all is no advice about this batch.
      for (const clause of advising)
        expect(clause).toMatch(/bank has paid nothing of it|operators cancel what awaits approval/);
    },
  );

  it('tells who is involved what others do: approve what waits, move the money of all else', () => {
    const told = (status: (typeof BATCH_STATUSES)[number]) =>
      textOf({ because: 'beneficiary-conflict', status, changed: false });
    expect(told('pending_approval')).toMatch(/others must approve it\. You may reject it\.$/);
    for (const status of ['processing', 'completed', 'cancelled'] as const)
      expect(told(status)).toMatch(/another person of finance must do that; who is added now may/);
  });
});
