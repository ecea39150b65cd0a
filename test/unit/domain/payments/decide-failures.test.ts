import { describe, expect, it } from 'vitest';
import { decideFailures } from '../../../../shared/domain/payments/decide-failures.ts';
import { type Contract, cameTo, dutiesOf, everyStanding, expectedBy, factsOf, STANDING } from './payments.ts';

const CONTRACT: Contract = [
  ['not-entitled', ({ role }) => role !== 'finance'],
  ['settling', ({ settling }) => settling],
  ...dutiesOf,
  ['marked', ({ status, step }) => status === 'processing' && step === 'begun'],
  ['payment-not-begun', () => true],
];

describe('decideFailures', () => {
  it('is the contract, the first that holds decides', () => {
    for (const given of everyStanding) {
      const found = cameTo(decideFailures(factsOf(given)));
      expect([given, found]).toEqual([given, expectedBy(CONTRACT, given)]);
    }
  });

  it('asks for votes, content and seal no more: the bank has been asked to pay', () => {
    const begun = factsOf({ ...STANDING, step: 'begun' });
    expect(decideFailures({ ...begun, votes: [], seal: null })).toEqual({ kind: 'marked' });
  });
});
