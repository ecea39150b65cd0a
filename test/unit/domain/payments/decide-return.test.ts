import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../../shared/domain/batches/batch.ts';
import { decideReturn } from '../../../../shared/domain/payments/decide-return.ts';
import { type Contract, cameTo, dutiesOf, everyStanding, expectedBy, factsOf, STANDING } from './payments.ts';

const CONTRACT: Contract = [
  ['not-entitled', ({ role }) => role !== 'finance'],
  ['adopted-unanswered', ({ unanswered }) => unanswered],
  ['settling', ({ settling }) => settling],
  ...dutiesOf,
  ['returned', () => true],
];

const decide = (given: Parameters<typeof factsOf>[0], paid: Partial<Batch>) => {
  const facts = factsOf(given);
  return cameTo(decideReturn({ ...facts, batch: { ...facts.batch, ...paid } }));
};

describe('decideReturn', () => {
  it('is the contract, whatever has become of the batch', () => {
    for (const given of everyStanding) {
      expect([given, decide(given, { paidAmount: 1n })]).toEqual([given, expectedBy(CONTRACT, given)]);
    }
  });

  it.each([
    { given: 'nothing was ever paid of it', paid: { paidAmount: null }, came: 'not-paid' },
    { given: 'all of it failed', paid: { paidAmount: 0n }, came: 'not-paid' },
    { given: 'only what was dropped of it was paid', paid: { lateDroppedAmount: 1n }, came: 'returned' },
    {
      given: 'the old script made it, and kept no sum',
      paid: { paidAmount: null, adopted: true },
      came: 'returned',
    },
    {
      given: 'all of it came back before: each item says that itself',
      paid: { paidAmount: 1n, returnedAmount: 1n },
      came: 'returned',
    },
  ])('where $given: $came', ({ paid, came }) => {
    expect(decide({ ...STANDING, status: 'completed' }, paid)).toBe(came);
  });
});
