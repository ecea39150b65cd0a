import { describe, expect, it } from 'vitest';
import { sumUpPeople, withOthers } from '../../../../functions/worker/exports/sum-up-people.ts';
import type { ExportedItem } from '../../../../shared/sql/exports/exported-items.ts';

const item = (userId: string, amount: bigint, rest: Partial<ExportedItem> = {}): ExportedItem => ({
  ...{ itemNo: 1, commissionId: '1', name: null, email: null, status: 'pending', mark: null, notes: null },
  ...{ userId, amount, dropped: false, commissionAt: null, ...rest },
});

const sumsOf = (...items: ExportedItem[]) => {
  const { see, sums } = sumUpPeople();
  for (const each of items) see([each]);
  return sums();
};

describe('what each person gets', () => {
  it('is in order of the amount, then of the number of the person', () => {
    const sums = sumsOf(item('10', 5n), item('9', 5n), item('8', 3n), item('8', 9n));
    expect(sums.map(({ userId, items, amount }) => [userId, items, amount])).toEqual([
      ['8', 2, 12n],
      ['9', 1, 5n],
      ['10', 1, 5n],
    ]);
  });

  it('counts what came back as paid, as the batch does; what was dropped, not at all', () => {
    const [sum] = sumsOf(
      item('8', 1n, { status: 'paid' }),
      item('8', 20n, { status: 'returned' }),
      item('8', 300n, { status: 'failed' }),
      item('8', 4_000n, { status: 'paid', dropped: true }),
    );
    expect(sum).toMatchObject({ items: 3, amount: 321n, paid: 21n, returned: 20n });
  });

  it('adds up though it is cut', () => {
    const cut = withOthers(
      sumsOf(item('1', 5n, { status: 'paid' }), item('2', 4n, { status: 'returned' }), item('3', 3n)),
      1,
    );
    expect(cut).toMatchObject([
      { userId: '1', amount: 5n },
      { userId: null, name: '2 other people', items: 2, amount: 7n, paid: 4n, returned: 4n },
    ]);
  });
});
