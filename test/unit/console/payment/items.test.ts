import { describe, expect, it } from 'vitest';
import { whyNotChosen } from '../../../../functions/console/page/payment/items/choosable.ts';
import { chosenItem, withChosen } from '../../../../functions/console/page/payment/items/chosen-item.ts';
import { itemsPath } from '../../../../functions/console/page/payment/items/items-path.ts';
import { missingOf } from '../../../../functions/console/page/payment/items/missing-of.ts';
import { sortOut } from '../../../../functions/console/page/payment/items/sort-out.ts';
import { tallyOf } from '../../../../functions/console/page/payment/items/tally-of.ts';
import { item, picked } from './given-items.ts';

describe('what may be chosen', () => {
  it.each([
    { status: 'pending', mark: null, open: undefined, 'given-up': 'It is open.', paid: 'It is open.' },
    {
      status: 'pending',
      mark: 'failed',
      open: 'It is marked as failed.',
      'given-up': 'It is marked as failed.',
      paid: 'It is marked as failed.',
    },
    {
      status: 'pending',
      mark: 'left_out',
      open: 'It was left out of this payment.',
      'given-up': 'It was left out of this payment.',
      paid: 'It was left out of this payment.',
    },
    { status: 'paid', mark: null, open: 'It is paid.', 'given-up': 'It is paid.', paid: undefined },
    { status: 'failed', mark: 'failed', open: 'It failed.', 'given-up': undefined, paid: 'It failed.' },
    {
      status: 'returned',
      mark: null,
      open: 'It came back.',
      'given-up': 'It came back.',
      paid: 'It came back.',
    },
  ] as const)('$status, marked $mark', ({ status, mark, ...why }) => {
    const one = item(1, { status, mark });
    expect({
      open: whyNotChosen(one, 'open'),
      'given-up': whyNotChosen(one, 'given-up'),
      paid: whyNotChosen(one, 'paid'),
    }).toEqual(why);
  });
});

describe('what is chosen', () => {
  it('stands by number, each once', () => {
    const { chosen } = picked({ 5: 'closed', 2: '' });
    expect(
      withChosen(chosen, [chosenItem(item(3)), chosenItem(item(5))]).map(({ itemNo }) => itemNo),
    ).toEqual([2, 3, 5]);
  });

  it('keeps its reason where it is chosen again without one, and takes a new one', () => {
    const { chosen } = picked({ 5: 'closed', 6: 'wrong' });
    const again = withChosen(chosen, [chosenItem(item(5)), chosenItem(item(6), 'rejected')]);
    expect(again.map(({ reason }) => reason)).toEqual(['closed', 'rejected']);
  });

  it('comes to its sum to the paisa, where no float would', () => {
    expect(tallyOf([{ amount: '90071992547409.93' }, { amount: '0.07' }, { amount: '-1.00' }])).toEqual({
      count: 3,
      amount: 9007199254740900n,
    });
  });

  it('is named where something of it is missing, five at most', () => {
    const { chosen } = picked({ 1: 'x', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' });
    const isSaid = ({ reason }: { reason: string }) => reason !== '';
    expect(missingOf('The reason', chosen, isSaid)).toBe('The reason for items 2, 3, 4, 5, 6 and 1 more.');
    expect(missingOf('The reason', chosen.slice(0, 2), isSaid)).toBe('The reason for item 2.');
    expect(missingOf('The reason', chosen.slice(0, 1), isSaid)).toBe(false);
  });
});

describe('where items are read', () => {
  it.each([
    { wanted: { person: '7' }, path: '/api/batches/42/items?person=7&limit=500' },
    { wanted: { commission: '9' }, path: '/api/batches/42/items?commission=9&limit=500' },
    { wanted: { numbers: [3, 8] }, path: '/api/batches/42/items?numbers=3%2C8&limit=500' },
    { wanted: { mark: 'failed' }, path: '/api/batches/42/items?mark=failed&limit=500' },
    { wanted: { all: true }, path: '/api/batches/42/items?limit=500' },
  ] as const)('$path', ({ wanted, path }) => {
    expect(itemsPath('42', wanted)).toBe(path);
    expect(itemsPath('42', wanted, 'abc')).toBe(`${path}&cursor=abc`);
  });
});

describe('many that are chosen at once', () => {
  it('are those that can be, each with its reason; the others are told', () => {
    const asked = [
      { itemNo: 1, reason: 'closed' },
      { itemNo: 2, reason: '' },
      { itemNo: 9, reason: 'closed' },
    ];
    const { chosen, others } = sortOut([item(1), item(2, { status: 'paid' })], 'open', asked);
    expect(chosen.map(({ itemNo, reason }) => [itemNo, reason])).toEqual([[1, 'closed']]);
    expect(others).toEqual([
      { itemNo: 2, why: 'It is paid.' },
      { itemNo: 9, why: 'The batch has no such item.' },
    ]);
  });
});
