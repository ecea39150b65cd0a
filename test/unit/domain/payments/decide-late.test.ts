import { describe, expect, it } from 'vitest';
import { decideLate } from '../../../../shared/domain/payments/decide-late.ts';
import { type Contract, cameTo, dutiesOf, everyStanding, expectedBy, factsOf, STANDING } from './payments.ts';

const CONTRACT: Contract = [
  ['not-entitled', ({ role }) => role !== 'finance'],
  ['adopted-unanswered', ({ unanswered }) => unanswered],
  ['not-processing', ({ status }) => status === 'draft' || status === 'pending_approval'],
  ['settling', ({ settling }) => settling],
  ...dutiesOf,
  ['recorded', () => true],
];

describe('decideLate', () => {
  it('is the contract, the first that holds decides', () => {
    for (const given of everyStanding) {
      const found = cameTo(decideLate(factsOf(given)));
      expect([given, found]).toEqual([given, expectedBy(CONTRACT, given)]);
    }
  });

  it('asks for no vote and no seal: the bank has paid', () => {
    const facts = { ...factsOf({ ...STANDING, status: 'cancelled' }), votes: [], seal: null };
    expect(decideLate(facts)).toEqual({ kind: 'recorded' });
  });
});
