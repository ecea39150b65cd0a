import { describe, expect, it } from 'vitest';
import { NOTHING_MARKED } from '../../../../functions/console/page/payment/moments/marked.ts';
import {
  NO_RECORD,
  type RecordDraft,
  type RecordFacts,
  recordOf,
} from '../../../../functions/console/page/payment/moments/record-of.ts';
import { RecordInput } from '../../../../shared/events/payment-actions.ts';
import { item, picked } from './given-items.ts';

const begun: RecordFacts = {
  whole: { count: 10, amount: 100000n },
  marked: { items: [item(2)], tally: { count: 1, amount: 10000n } },
  drift: null,
  amounts: new Map(),
};

const entry = (itemNo: number, held = false) => ({ itemNo, commissionId: `${itemNo}`, why: 'x', held });

const unbegun: RecordFacts = {
  whole: begun.whole,
  marked: NOTHING_MARKED,
  drift: { count: 2, heldCount: 1, itemNos: [3, 4], items: [entry(3), entry(4), entry(5, true)] },
  amounts: new Map([
    [3, '100.00'],
    [4, '100.00'],
    [5, '100.00'],
  ]),
};

const record = (facts: RecordFacts, said: Partial<RecordDraft> = {}) =>
  recordOf(facts, { ...NO_RECORD, reference: 'UTR-1', ...said });

const bodyOf = ({ asked }: ReturnType<typeof recordOf>) =>
  asked.kind === 'ready' ? RecordInput.parse(asked.body) : asked.missing;

describe('a record', () => {
  it('says what is paid and what failed: marked before and named now', () => {
    const plan = record(begun, { reference: ' UTR-1 ', picking: picked({ 7: ' closed ', 8: 'wrong' }) });
    expect(plan).toMatchObject({
      paid: { count: 7, amount: 70000n },
      failed: { count: 3, amount: 30000n },
      exact: true,
    });
    expect(bodyOf(plan)).toEqual({
      reference: 'UTR-1',
      failed: [
        { itemNo: 7, reason: 'closed' },
        { itemNo: 8, reason: 'wrong' },
      ],
      paidAsApproved: [],
    });
  });

  it('counts once what was chosen here, and was named elsewhere meanwhile', () => {
    const plan = record(begun, { picking: picked({ 2: 'closed', 7: 'wrong' }) });
    expect(plan).toMatchObject({ paid: { count: 8, amount: 80000n }, failed: { count: 2, amount: 20000n } });
  });

  it('cannot be made before it is known what was named as failed', () => {
    expect(bodyOf(record({ ...begun, marked: undefined }))).toEqual([
      'What was named as failed before: it is being read.',
    ]);
  });

  it('needs a reference, and a reason for each item that failed', () => {
    expect(bodyOf(record(begun, { reference: ' ', picking: picked({ 7: ' ' }) }))).toEqual([
      'The reference of the payment at the bank.',
      'The reason for item 7.',
    ]);
  });

  it('carries no reference where nothing was paid', () => {
    const nothing = record(
      { ...begun, whole: { count: 2, amount: 20000n } },
      { picking: picked({ 7: 'closed' }) },
    );
    expect(nothing.paid).toEqual({ count: 0, amount: 0n });
    expect(bodyOf(nothing)).not.toHaveProperty('reference');
  });

  it('asks nothing of the drifted once the payment was begun', () => {
    expect(bodyOf(record(begun, { drifted: 'failed', paidAsApproved: [3] }))).toEqual({
      reference: 'UTR-1',
      failed: [],
      paidAsApproved: [],
    });
  });
});

const CUT_OFF = { count: 7, heldCount: 1, itemNos: [], items: [entry(3)] };
const SEEN = { answered: { count: 8, itemNos: [3] } };
const ANSWERED = { answered: { count: 3, itemNos: [3, 4, 5] } };

describe('a record without a begin', () => {
  it('asks what the bank did with what drifted or is on hold', () => {
    expect(bodyOf(record(unbegun))).toEqual([
      'What the bank did with the items that drifted or are on hold.',
    ]);
  });

  it('names those that the bank paid as they were approved: what drifts later is not among them', () => {
    const plan = record(unbegun, { drifted: 'paid', ...ANSWERED });
    expect(plan.paid).toEqual({ count: 10, amount: 100000n });
    expect(bodyOf(plan)).toEqual({ reference: 'UTR-1', failed: [], paidAsApproved: [3, 4, 5] });
  });

  it('names them as failed where it paid none', () => {
    const plan = record(unbegun, { drifted: 'failed', paidAsApproved: [3], ...ANSWERED });
    expect(plan).toMatchObject({ paid: { count: 7, amount: 70000n }, failed: { count: 3 }, exact: true });
    const reason = 'the bank did not pay it';
    expect(bodyOf(plan)).toEqual({
      reference: 'UTR-1',
      failed: [3, 4, 5].map((itemNo) => ({ itemNo, reason })),
      paidAsApproved: [],
    });
  });

  it('names those that it paid where it paid some; what is named as failed is counted once', () => {
    const plan = record(unbegun, {
      drifted: 'some',
      paidAsApproved: [3, 4],
      ...ANSWERED,
      picking: picked({ 4: 'closed' }),
    });
    expect(plan).toMatchObject({ paid: { count: 8, amount: 80000n }, failed: { count: 2, amount: 20000n } });
    expect(bodyOf(plan)).toEqual({
      reference: 'UTR-1',
      paidAsApproved: [3],
      failed: [
        { itemNo: 4, reason: 'closed' },
        { itemNo: 5, reason: 'the bank did not pay it' },
      ],
    });
  });

  it('says that the amount is not known where not all of them are listed', () => {
    const plan = record({ ...unbegun, drift: CUT_OFF }, { drifted: 'failed', ...SEEN });
    expect(plan).toMatchObject({ paid: { count: 2, amount: 90000n }, exact: false });
    expect(bodyOf(plan)).toMatchObject({ drifted: 'failed', failed: [], paidAsApproved: [] });
    expect(bodyOf(record({ ...unbegun, drift: CUT_OFF }, { drifted: 'paid', ...SEEN }))).toMatchObject({
      drifted: 'paid',
    });
  });

  it.each([
    { given: 'another item drifted', facts: unbegun, answered: { count: 2, itemNos: [3, 4] } },
    {
      given: 'more drifted than can be listed',
      facts: { ...unbegun, drift: CUT_OFF },
      answered: { count: 7, itemNos: [3] },
    },
  ])('asks anew where $given after the answer', ({ facts, answered }) => {
    expect(bodyOf(record(facts, { drifted: 'failed', answered }))).toEqual([
      'What the bank did with the items that drifted or are on hold.',
    ]);
  });
});
