import { describe, expect, it } from 'vitest';
import type { PaymentFacts } from '../../../../shared/domain/payments/decide-begin.ts';
import { decideRecording } from '../../../../shared/domain/payments/decide-recording.ts';
import { aBatch } from '../batches/batches.ts';
import { type Contract, cameTo, dutiesOf, everyStanding, expectedBy, factsOf, STANDING } from './payments.ts';

const decide = (given: Partial<PaymentFacts>) =>
  cameTo(
    decideRecording({
      ...factsOf(STANDING),
      contentHolds: true,
      unansweredCount: 0,
      isRepeat: false,
      ...given,
    }),
  );

const contractWith = (isRepeat: boolean): Contract => [
  ['not-entitled', ({ role }) => role !== 'finance'],
  ['adopted-unanswered', ({ unanswered }) => unanswered],
  ['already_recorded', ({ status }) => status === 'completed' && isRepeat],
  ['not-processing', ({ status }) => status !== 'processing'],
  ['settling', ({ settling }) => settling],
  ...dutiesOf,
  ['recorded', () => true],
];

/** What is asked before money may leave. */
const AGAINST = [
  { because: 'not-processing', given: { votes: [] } },
  { because: 'stale-content', given: { contentHolds: false } },
  { because: 'stale-content', given: { seal: null } },
  { because: 'stale-content', given: { batch: aBatch({ status: 'processing', totalAmount: 1n }) } },
  { because: 'drifted', given: { unansweredCount: 1 } },
] as const;

describe('decideRecording', () => {
  it.each([false, true])('is the contract; a repeat: %s', (isRepeat) => {
    for (const given of everyStanding) {
      const expected = expectedBy(contractWith(isRepeat), given);
      expect([given, decide({ ...factsOf(given), isRepeat })]).toEqual([given, expected]);
    }
  });

  it.each(AGAINST)('without a begin asks all that begin asks: $because', ({ because, given }) => {
    expect(decide(given)).toBe(because);
  });

  it.each(AGAINST)('once it is begun, asks none of it: $because', ({ given }) => {
    expect(decide({ ...factsOf({ ...STANDING, step: 'begun' }), ...given })).toBe('recorded');
  });
});
