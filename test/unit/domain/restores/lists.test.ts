import { describe, expect, it } from 'vitest';
import { listHeader, newestLists } from '../../../../shared/domain/restores/list-header.ts';
import { listedItem } from '../../../../shared/domain/restores/listed-item.ts';

const line = (given: object = {}, madeAs: object = {}): string =>
  JSON.stringify({
    batchId: '42',
    batchReference: 'AUTO-1',
    contentHash: 'a'.repeat(64),
    itemCount: 3,
    madeAs: { totalRecords: 3, totalAmount: '30.00', requiredApprovals: 2, ...madeAs },
    ...given,
  });

describe('the first line of a list', () => {
  it('says of a batch of ours when it was made, and for whom', () => {
    const made = { madeAt: '2026-11-22T02:00:00.123Z', requestedByUserId: '8' };
    expect(listHeader(line({}, made))).toMatchObject({ batchId: '42', ...made, madeAgain: false });
  });

  it('knows neither of a batch of the old script', () => {
    expect(listHeader(line())).toMatchObject({ madeAt: null, requestedByUserId: null });
  });

  it.each(['', '{}', '1|2|3|4.00|0', line({ batchId: undefined }), line({}, { totalAmount: 30 })])(
    'is never guessed: %s',
    (text) => {
      expect(() => listHeader(text)).toThrow();
    },
  );
});

describe('of several lists', () => {
  const list = (batchReference: string, totalRecords: number, lostHash?: string) =>
    listHeader(line({ batchReference, contentHash: String(totalRecords) }, { totalRecords, lostHash }));
  const chosen = (...lists: ReturnType<typeof list>[]) =>
    newestLists(lists).map(({ batchReference, totalRecords }) => `${batchReference} ${totalRecords}`);

  it('the one with the most dropped is the newest', () => {
    expect(chosen(list('A', 3), list('A', 1), list('A', 2))).toEqual(['A 1']);
  });

  it('the one that an earlier restore made comes last, though it holds less', () => {
    expect(chosen(list('A', 1, 'f'.repeat(64)), list('A', 2), list('A', 3))).toEqual(['A 2']);
    expect(chosen(list('A', 1, 'f'.repeat(64)))).toEqual(['A 1']);
  });

  it('each batch that had the number has one', () => {
    expect(chosen(list('A', 3), list('B', 9), list('A', 2))).toEqual(['A 2', 'B 9']);
    expect(chosen()).toEqual([]);
  });
});

describe('a line of a list', () => {
  it('is an item, with whether it was dropped', () => {
    const item = {
      itemNo: 7,
      commissionId: '18446744073709551615',
      beneficiaryUserId: '11',
      amount: '1200.05',
    };
    expect(listedItem('7|18446744073709551615|11|1200.05|0')).toEqual({ ...item, dropped: false });
    expect(listedItem('7|18446744073709551615|11|1200.05|1')).toEqual({ ...item, dropped: true });
  });

  it.each([
    '',
    '7|1|11|1200|0',
    '7|1|11|1200.05',
    '7|1|11|1200.05|2',
    'x|1|11|1.00|0',
    '7|1|11|1.005|0',
    '7|1|11|1.00|0 ',
  ])('is never guessed: "%s"', (text) => {
    expect(() => listedItem(text)).toThrow(/expected itemNo\|commissionId/);
  });
});
