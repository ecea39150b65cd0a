import { describe, expect, it } from 'vitest';
import { frozenDetail } from '../../../../shared/domain/payments/frozen-detail.ts';
import { PAYMENT_ACTIONS, parsePayment } from '../../../../shared/domain/payments/parse-payment.ts';
import { isUnderWay } from '../../../../shared/domain/payments/payment.ts';
import { FROZEN } from './payments.ts';

const AT = new Date('2026-11-23T05:00:00.123Z');
const eventOf = (action: string, detail: object, actor = 'user 5'): string =>
  JSON.stringify([action, AT.getTime() * 1000, actor, detail]);
const frozen = frozenDetail(FROZEN);

describe('how far a payment is, by the last event about it', () => {
  it.each([
    {
      action: 'payment_begun',
      step: 'begun',
      asked: { leftOutNamed: 'drifted', paidThoughHeld: { count: 0 } },
    },
    { action: 'payment_recorded', step: 'recording' },
    { action: 'batch_paid', step: 'recorded' },
    { action: 'nothing_paid', step: 'recorded' },
  ])('$action: $step', ({ action, step, asked = null }) => {
    expect(parsePayment(eventOf(action, { frozen, reference: 'UTR-1', other: [1], ...asked }))).toEqual({
      step,
      byUserId: '5',
      at: AT,
      frozen: FROZEN,
      asked,
      reference: 'UTR-1',
    });
  });

  it('none, or one that was aborted: none', () => {
    expect(parsePayment(null)).toBe(null);
    expect(parsePayment(eventOf('payment_aborted', { reason: 'x' }))).toBe(null);
  });

  it('of the version before: begun and being recorded at once, fixing nothing', () => {
    const begun = parsePayment(eventOf('payment_begun', { reference: 'UTR-1', failedCount: 0 }));
    expect(begun).toMatchObject({ step: 'recording', frozen: null, reference: 'UTR-1' });
    const paid = parsePayment(eventOf('batch_paid', { reference: 'UTR-1', paidCount: 3 }));
    expect(paid).toMatchObject({ step: 'recorded', frozen: null });
  });

  it.each(['worker', 'expiry', 'user', 'user x', 'a user 5', 'user 5b'])('by "%s" is by nobody', (actor) => {
    expect(parsePayment(eventOf('payment_begun', { frozen }, actor))?.byUserId).toBe(null);
  });

  it('has no reference where nothing was paid', () => {
    expect(parsePayment(eventOf('nothing_paid', { frozen, reference: null }))?.reference).toBe(null);
    expect(parsePayment(eventOf('payment_begun', { frozen }))?.reference).toBe(null);
  });

  it.each([
    ['an event of something else', eventOf('batch_approved', {})],
    ['no JSON', 'payment_begun'],
    ['half a freeze', eventOf('payment_begun', { frozen: { count: 1 } })],
    ['an amount that is none', eventOf('payment_begun', { frozen: { ...frozen, amount: 'all' } })],
  ])('is never guessed: %s', (_, text) => {
    expect(() => parsePayment(text)).toThrow();
  });
});

describe('a payment is under way', () => {
  it('from its begin until it is recorded', () => {
    const steps = PAYMENT_ACTIONS.map((action) => [
      action,
      isUnderWay(parsePayment(eventOf(action, { frozen }))),
    ]);
    expect(Object.fromEntries(steps)).toEqual({
      payment_begun: true,
      payment_recorded: true,
      payment_aborted: false,
      batch_restored: false,
      batch_paid: false,
      nothing_paid: false,
    });
    expect(isUnderWay(null)).toBe(false);
  });
});
