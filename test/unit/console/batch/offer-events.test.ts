import { expect, it } from 'vitest';
import { eventWords, offeredIn } from '../../../../functions/console/page/batch/event-words.ts';

const content = { kind: 'entitlement', userId: '30', before: null, roles: ['admin'] };
const made = { action: 'offer_made', seq: 7, detail: JSON.stringify({ content }), note: null };

it('tells of an offer whose roles it would change, its number, and that it is an emergency', () => {
  expect(eventWords({ ...made, detail: JSON.stringify({ content, emergency: true }) })).toMatchObject({
    what: '⚠ Emergency: offered',
    about: { lead: 'Offer 7:', userId: '30' },
    facts: 'nothing → admin',
  });
});

it('tells whom a word on an offer is about, where the event that made it is known', () => {
  const done = {
    action: 'offer_done',
    seq: 9,
    detail: '{"offerId":"7","because":"confirmed"}',
    note: null,
  };
  expect(eventWords(done, offeredIn([made]))).toMatchObject({
    about: { lead: 'Offer 7:', userId: '30' },
    facts: 'nothing → admin; confirmed',
  });
  expect(eventWords(done)).toMatchObject({ about: undefined, facts: 'Offer 7; confirmed' });
});

it('tells once why an offer was refused, be it noted beside the event or not', () => {
  const event = { action: 'offer_refused', seq: 9, detail: '{"offerId":"7","because":"no need"}' };
  expect(eventWords({ ...event, note: null })).toMatchObject({ facts: 'Offer 7', why: 'no need' });
  const note = { text: 'no need', erasedAt: null };
  expect(eventWords({ ...event, note })).toMatchObject({ facts: 'Offer 7', why: 'no need' });
});
