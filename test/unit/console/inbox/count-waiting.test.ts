import { expect, it } from 'vitest';
import { countWaiting } from '../../../../functions/console/page/inbox/count-waiting.ts';
import { offersIn } from '../../../../functions/console/page/inbox/offers-in.ts';
import { givenOffer } from '../roles/given-offer.ts';

const waiting = (count: number) => ({ count, amount: '1.00', items: [] });

const QUEUES = { toVote: waiting(61), toPay: waiting(2), begun: waiting(1) };

it('counts what one may vote on, pay and record; not only the fifty that are listed', () => {
  expect(countWaiting(QUEUES)).toBe(64);
});

it('counts what one may confirm, and an emergency; not what waits for others', () => {
  const emergency = givenOffer({ offerId: '1', emergency: true });
  const mine = givenOffer({ offerId: '2', may: { confirm: true, refuse: true } });
  const own = givenOffer({ offerId: '3', may: { confirm: false, refuse: true } });
  const offers = [emergency, mine, own];
  expect(countWaiting({ ...QUEUES, offers })).toBe(66);
  expect(offersIn({ offers })).toEqual({ emergencies: [emergency], toConfirm: [mine], others: [own] });
});
