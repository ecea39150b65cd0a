import { describe, expect, it } from 'vitest';
import { chosenItem } from '../../../../functions/console/page/payment/items/chosen-item.ts';
import { answerOf, NO_ANSWER } from '../../../../functions/console/page/payment/moments/answer-of.ts';
import { failuresOf, takenBackOf } from '../../../../functions/console/page/payment/moments/failures-of.ts';
import { lateOf } from '../../../../functions/console/page/payment/moments/late-of.ts';
import { NOTHING_MARKED } from '../../../../functions/console/page/payment/moments/marked.ts';
import { momentsOf } from '../../../../functions/console/page/payment/moments/moments-of.ts';
import { NO_RECORD, recordOf } from '../../../../functions/console/page/payment/moments/record-of.ts';
import { returnsOf } from '../../../../functions/console/page/payment/moments/returns-of.ts';
import {
  AnswerInput,
  FailuresInput,
  LateInput,
  ReturnsInput,
} from '../../../../shared/events/payment-actions.ts';
import { item, picked } from './given-items.ts';

describe('failures', () => {
  it('name what failed and what did not; of an item in both, the reason counts', () => {
    const draft = { picking: picked({ 7: 'closed' }), notFailed: [7, 9] };
    const asked = failuresOf(draft, takenBackOf(draft, [item(7), item(9)]));
    expect(asked.kind === 'ready' && FailuresInput.parse(asked.body)).toEqual({
      failed: [{ itemNo: 7, reason: 'closed' }],
      notFailed: [9],
    });
  });

  it('take nothing back that somebody else has taken back since', () => {
    expect(takenBackOf({ picking: picked({}), notFailed: [7, 9] }, [item(9)])).toEqual([9]);
  });

  it('need an item, and a reason for it', () => {
    expect(failuresOf({ picking: picked({}), notFailed: [] }, [])).toEqual({
      kind: 'missing',
      missing: ['An item at least, that failed or that was paid after all.'],
    });
    expect(failuresOf({ picking: picked({ 7: '' }), notFailed: [] }, [])).toEqual({
      kind: 'missing',
      missing: ['The reason for item 7.'],
    });
  });
});

describe('a late payment', () => {
  it('names its items and its reference', () => {
    const asked = lateOf({ picking: picked({ 7: '' }), reference: 'UTR-2 ' });
    expect(asked.kind === 'ready' && LateInput.parse(asked.body)).toEqual({
      items: [{ itemNo: 7 }],
      reference: 'UTR-2',
    });
    expect(lateOf({ picking: picked({}), reference: '' })).toMatchObject({
      missing: ['The items that the bank paid after all.', 'The reference of the payment at the bank.'],
    });
  });
});

describe('returns', () => {
  const chosen = { ...chosenItem(item(7), 'closed'), bankReference: ' R-1 ' };

  it('say of each whether it is paid again: nothing is taken for granted', () => {
    expect(returnsOf({ picking: { ...picked({}), chosen: [chosen] } })).toEqual({
      kind: 'missing',
      missing: ['Whether it is paid again for item 7.'],
    });
  });

  it.each([true, false])('say payAgain: %s', (payAgain) => {
    const asked = returnsOf({ picking: { ...picked({}), chosen: [{ ...chosen, payAgain }] } });
    expect(asked.kind === 'ready' && ReturnsInput.parse(asked.body)).toEqual({
      items: [{ itemNo: 7, reason: 'closed', bankReference: 'R-1', payAgain }],
    });
  });
});

describe('numbers that were pasted, and not chosen', () => {
  const picking = { ...picked({ 7: 'closed' }), numbers: '12 account closed' };
  const asked = {
    failures: failuresOf({ picking, notFailed: [] }, []),
    late: lateOf({ picking, reference: 'UTR-2' }),
    returns: returnsOf({
      picking: { ...picking, chosen: picking.chosen.map((each) => ({ ...each, payAgain: true })) },
    }),
    answer: answerOf({ ...NO_ANSWER, bankPaid: true, reference: 'UTR-2', picking }, 3),
    record: recordOf(
      { whole: { count: 9, amount: 90000n }, marked: NOTHING_MARKED, drift: null, amounts: new Map() },
      { ...NO_RECORD, reference: 'UTR-2', picking },
    ).asked,
  };

  it.each(Object.entries(asked))('are still missing of %s', (_, each) => {
    expect(each).toEqual({
      kind: 'missing',
      missing: [expect.stringMatching(/^What stands under “Item numbers/)],
    });
  });
});

describe('the answer for a batch of the old page', () => {
  it('is first whether the bank paid it', () => {
    expect(answerOf(NO_ANSWER, 3)).toEqual({ kind: 'missing', missing: ['Whether the bank paid it.'] });
  });

  it('is what it paid', () => {
    const asked = answerOf(
      { ...NO_ANSWER, bankPaid: true, reference: 'UTR-3', picking: picked({ 2: 'closed' }) },
      3,
    );
    expect(asked.kind === 'ready' && AnswerInput.parse(asked.body)).toEqual({
      bankPaid: true,
      reference: 'UTR-3',
      failed: [{ itemNo: 2, reason: 'closed' }],
    });
  });

  it('carries no reference where all of it failed', () => {
    const asked = answerOf(
      { ...NO_ANSWER, bankPaid: true, reference: 'X', picking: picked({ 1: 'closed' }) },
      1,
    );
    expect(asked.kind === 'ready' && asked.body).not.toHaveProperty('reference');
  });

  it('is how it is known that it paid nothing', () => {
    const asked = answerOf({ ...NO_ANSWER, bankPaid: false, reason: 'statement of March' }, 3);
    expect(asked.kind === 'ready' && AnswerInput.parse(asked.body)).toEqual({
      bankPaid: false,
      reason: 'statement of March',
    });
    expect(answerOf({ ...NO_ANSWER, bankPaid: false }, 3)).toMatchObject({
      missing: ['How you know that the bank paid nothing of it.'],
    });
  });
});

const payment = { begunAt: '2026-11-28T00:00:00Z', by: '7', byName: null, count: 1, amount: '1.00' };
const may = { return: 'not-entitled' } as Parameters<typeof momentsOf>[0]['may'];
const settling = { done: 1, of: 2 };
const nothing = {
  payment: null,
  settling: null,
  may,
  totalAmount: '2.00',
  paidAmount: null,
  lateDroppedAmount: '0.00',
};
const paid = { paidAmount: '1.00' };

describe('what is to be done', () => {
  it.each([
    { given: 'awaiting approval', batch: { status: 'pending_approval' }, names: [] },
    {
      given: 'approved',
      batch: { status: 'processing' },
      names: ['begin', 'record', 'cancel-approved'],
    },
    {
      given: 'approved, dropped items paid',
      batch: { status: 'processing', lateDroppedAmount: '1.00' },
      hasDropped: true,
      names: ['begin', 'record', 'cancel-approved', 'late', 'return'],
    },
    {
      given: 'begun',
      batch: { status: 'processing', payment },
      names: ['record', 'failures', 'abort'],
    },
    { given: 'being settled', batch: { status: 'processing', settling }, names: [] },
    { given: 'partly paid', batch: { status: 'completed', ...paid }, names: ['return', 'late'] },
    { given: 'all paid', batch: { status: 'completed', paidAmount: '2.00' }, names: ['return'] },
    { given: 'completed, nothing paid', batch: { status: 'completed', paidAmount: '0.00' }, names: ['late'] },
    {
      given: 'completed by the old script',
      batch: { status: 'completed', may: { ...may, return: true } },
      names: ['return', 'late'],
    },
    { given: 'cancelled', batch: { status: 'cancelled' }, names: ['late'] },
    { given: 'cancelled, paid late', batch: { status: 'cancelled', ...paid }, names: ['late', 'return'] },
    {
      given: 'of the old page',
      batch: { status: 'processing', may: { ...may, begin: 'adopted-unanswered' } },
      names: ['adopted-answer'],
    },
  ] as const)('$given: $names', ({ batch, names, ...said }) => {
    const hasDropped = 'hasDropped' in said;
    expect(momentsOf({ ...nothing, ...batch }, hasDropped).map(({ name }) => name)).toEqual(names);
  });
});
