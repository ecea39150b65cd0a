import { describe, expect, it } from 'vitest';
import { readItemList } from '../../../../functions/console/page/payment/items/read-item-list.ts';

describe('a list of items that was typed or pasted', () => {
  it.each([
    { given: '12', read: [[12, '']] },
    { given: '#12', read: [[12, '']] },
    {
      given: '12, 14;16 18',
      read: [
        [12, ''],
        [14, ''],
        [16, ''],
        [18, ''],
      ],
    },
    {
      given: '40-42',
      read: [
        [40, ''],
        [41, ''],
        [42, ''],
      ],
    },
    {
      given: '40 – 41, 7',
      read: [
        [7, ''],
        [40, ''],
        [41, ''],
      ],
    },
    { given: '12 account closed', read: [[12, 'account closed']] },
    { given: '12, account closed', read: [[12, 'account closed']] },
    { given: '12: खाता बंद है', read: [[12, 'खाता बंद है']] },
    {
      given: '40-41 bank rejected it',
      read: [
        [40, 'bank rejected it'],
        [41, 'bank rejected it'],
      ],
    },
    { given: '12\t3 accounts of that name', read: [[12, '3 accounts of that name']] },
    {
      given: '9 one\r\n\r\n  8 two \n',
      read: [
        [8, 'two'],
        [9, 'one'],
      ],
    },
    { given: '5 first word\n5 last word', read: [[5, 'last word']] },
    { given: '12,', read: [[12, '']] },
    { given: '', read: [] },
  ])('reads $given', ({ given, read }) => {
    expect(readItemList(given)).toEqual({
      items: read.map(([itemNo, reason]) => ({ itemNo, reason })),
      unread: [],
      tooMany: false,
    });
  });

  it.each([
    'account closed',
    '12 3 accounts closed',
    '12,3 accounts closed',
    '42-40',
    '0',
    '4294967296',
    '1.5',
    '-3',
  ])('does not guess at %j', (text) => {
    expect(readItemList(`7 known\n${text}`)).toEqual({
      items: [{ itemNo: 7, reason: 'known' }],
      unread: [{ line: 2, text }],
      tooMany: false,
    });
  });

  it('says where more are named than a request takes, and is not held up by them', () => {
    expect(readItemList('1-10000').tooMany).toBe(false);
    expect(readItemList('1-10001').tooMany).toBe(true);
    expect(readItemList('1-4294967295').items.length).toBeLessThan(20_000);
  });
});
