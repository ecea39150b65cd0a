import { describe, expect, it } from 'vitest';
import { decideBegin, type PaymentFacts } from '../../../../shared/domain/payments/decide-begin.ts';
import { aBatch, aSeal } from '../batches/batches.ts';
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

const CONTRACT: Contract = [
  ['not-entitled', ({ role }) => role !== 'finance'],
  ['adopted-unanswered', ({ unanswered }) => unanswered],
  ['not-processing', ({ status }) => status !== 'processing'],
  ['settling', ({ settling }) => settling],
  ...dutiesOf,
  ['already_recorded', ({ step, by }) => step !== undefined && by === '1'],
  ['payment-begun', ({ step }) => step !== undefined],
  ['begun', () => true],
];

const decide = (given: Partial<PaymentFacts> = {}) =>
  cameTo(
    decideBegin({ ...factsOf(STANDING), contentHolds: true, unansweredCount: 0, isRepeat: true, ...given }),
  );

describe('decideBegin', () => {
  it('is the contract, the first that holds decides', () => {
    for (const given of everyStanding) {
      expect([given, decide(factsOf(given))]).toEqual([given, expectedBy(CONTRACT, given)]);
    }
  });

  it('was begun before only as it is asked for now', () => {
    const own = factsOf({ ...STANDING, step: 'begun', by: '1' });
    expect(decide(own)).toBe('already_recorded');
    expect(decide({ ...own, isRepeat: false })).toBe('payment-begun');
  });

  it('asks for the votes, then for the content, then for what has drifted', () => {
    const none = { votes: [], contentHolds: false, unansweredCount: 1 };
    expect(decide(none)).toBe('not-processing');
    expect(decide({ contentHolds: false, unansweredCount: 1 })).toBe('stale-content');
    expect(decide({ unansweredCount: 1 })).toBe('drifted');
  });

  it('begins nothing of a row that is not as it was sealed, nor of one that nothing sealed', () => {
    const batch = aBatch({ status: 'processing', totalAmount: 1n });
    expect(decide({ batch })).toBe('stale-content');
    expect(decide({ seal: null })).toBe('stale-content');
    expect(decide({ seal: aSeal(aBatch()) })).toBe('stale-content');
  });

  it('that was begun asks nothing any more, of whoever began it', () => {
    const begun = { payment: aPayment({ byUserId: '1' }), votes: [], contentHolds: false };
    expect(decide(begun)).toBe('already_recorded');
  });

  it('by nobody that the event names is another’s', () => {
    expect(decide({ payment: aPayment({ byUserId: null }) })).toBe('payment-begun');
  });
});
