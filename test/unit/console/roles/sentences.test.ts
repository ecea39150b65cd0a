import { expect, it } from 'vitest';
import { actedSentence } from '../../../../functions/console/page/roles/acted-sentence.ts';
import { entitledSentence } from '../../../../functions/console/page/roles/entitled-sentence.ts';
import { entitledWarnings } from '../../../../functions/console/page/roles/entitled-warnings.ts';
import { mayWords } from '../../../../functions/console/page/roles/may-words.ts';
import {
  isOfferActName,
  offerActIn,
  offerActName,
} from '../../../../functions/console/page/roles/offer-act.ts';
import { shortSubject } from '../../../../functions/console/page/roles/short-subject.ts';
import { givenOffer } from './given-offer.ts';

const person = { userId: '5', name: null };
const approvers = [
  {
    userId: '5',
    issuer: 'https://a',
    subject: 'farah',
    roles: ['finance' as const],
    active: true,
    activeSince: '',
  },
];
const offer = { offerId: '12', hash: '', expiresAt: '', confirmationsMissing: 2, countsFrom: null };

it.each([
  [
    'offered',
    offer,
    'Offered (number 12): it waits for 2 more admins to confirm it, and changes nothing until then.',
  ],
  ['unchanged', null, 'It is so already; nothing was written.'],
  ['removed', null, 'Removed: user 5 may do nothing any more.'],
  ['added', null, 'Entitled: user 5 may act as finance from now on.'],
] as const)('%s roles are told', (outcome, made, sentence) => {
  expect(entitledSentence({ outcome, approvers, offer: made }, person)).toBe(sentence);
});

it.each([
  [null, 'may do nothing'],
  [['viewer'], 'may look on (viewer)'],
  [['operator', 'finance'], 'may act as operator, finance'],
] as const)('%s is told as what somebody %s', (roles, words) => {
  expect(mayWords(roles)).toBe(words);
});

it('what one person decided alone, and which votes it took, is told besides', () => {
  const recounted = [{ batchId: '1', batchReference: 'AUTO-1', from: 2, to: 1 }];
  expect(entitledWarnings({ alone: true, recounted })).toEqual([
    'One person decided it, because there is no second admin. Entitle another one.',
    'Of batch AUTO-1, 1 approval counts now; 2 did.',
  ]);
});

it.each([
  ['counted', /^Confirmed: that was enough/],
  ['confirmed', /^Confirmed: 1 more admin has to confirm it/],
  ['refused', /^Refused: nothing/],
  ['already_recorded', /^You had said so before/],
] as const)('a word on an offer that is %s is told', (outcome, sentence) => {
  expect(actedSentence({ outcome, offer: givenOffer() })).toMatch(sentence);
});

it.each(['the sign-in was changed meanwhile', 'the sign-in was changed meanwhile.'])(
  'an offer that was over when it was confirmed is told as no success: %s',
  (reason) => {
    const ended = { at: '2026-11-29T07:00:00.000Z', by: 'user 9', reason };
    expect(actedSentence({ outcome: 'overtaken', offer: givenOffer({ state: 'overtaken', ended }) })).toBe(
      'It does not hold, and never will: the sign-in was changed meanwhile. Nothing is changed by it.',
    );
  },
);

it('an act on an offer stands in the address, and nothing else is taken for one', () => {
  expect(offerActIn(offerActName('refuse', '12'))).toEqual({ act: 'refuse', offerId: '12' });
  expect(['confirm-1', 'confirm-', 'remove-1', null].map(isOfferActName)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it('a long sign-in is shown by its ends', () => {
  expect(shortSubject('farah')).toBe('farah');
  expect(shortSubject('0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9')).toBe('0a1b2c3d…e8f9');
});
