import { describe, expect, it } from 'vitest';
import { decideAbort } from '../../../../shared/domain/payments/decide-abort.ts';
import {
  aPayment,
  type Contract,
  cameTo,
  dutiesOf,
  everyStanding,
  expectedBy,
  factsOf,
  STANDING,
} from './payments.ts';

const contractWith = (otherPayers: number): Contract => [
  ['not-entitled', ({ role }) => role !== 'finance'],
  ['settling', ({ settling }) => settling],
  ...dutiesOf,
  ['payment-not-begun', ({ status, step }) => status !== 'processing' || step !== 'begun'],
  ['payment-begun', ({ by }) => by === '1' && otherPayers > 0],
  ['aborted', () => true],
];

const begun = factsOf({ ...STANDING, step: 'begun' });

describe('decideAbort', () => {
  it.each([0, 1, 2])('is the contract, where %i others may pay', (otherPayers) => {
    for (const given of everyStanding) {
      const found = cameTo(decideAbort({ ...factsOf(given), otherPayers }));
      expect([given, found]).toEqual([given, expectedBy(contractWith(otherPayers), given)]);
    }
  });

  it('says whether whoever began it aborts it alone', () => {
    const own = { ...begun, payment: aPayment({ byUserId: '1' }) };
    expect(decideAbort({ ...begun, otherPayers: 0 })).toEqual({ kind: 'aborted', alone: false });
    expect(decideAbort({ ...begun, otherPayers: 3 })).toEqual({ kind: 'aborted', alone: false });
    expect(decideAbort({ ...own, otherPayers: 0 })).toEqual({ kind: 'aborted', alone: true });
  });

  it('by anybody else, where no event names who began it', () => {
    const unknown = { ...begun, payment: aPayment({ byUserId: null }), otherPayers: 1 };
    expect(decideAbort(unknown)).toEqual({ kind: 'aborted', alone: false });
  });
});
