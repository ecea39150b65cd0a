import { describe, expect, it } from 'vitest';
import { inOrder, orderAfter, orderIn } from '../../../../functions/console/page/batch/people-order.ts';

const sum = (name: string | null, count: number, amount: string) => ({
  beneficiary: { userId: String(count), name },
  count,
  amount,
});

/** As the API gives them: by amount, falling. */
const PEOPLE = [
  sum('Ravi', 2, '1000.00'),
  sum('Asha', 9, '999.50'),
  sum(null, 3, '999.50'),
  sum('Zoya', 12, '2.00'),
];

const names = (order: string | null): unknown[] =>
  inOrder(PEOPLE, orderIn(order)).map(({ beneficiary: { name } }) => name);

describe('people of a batch', () => {
  it.each([null, '-amount', 'nonsense', '-'])(
    'are by amount, falling, where the address says %s',
    (order) => {
      expect(names(order)).toEqual(['Ravi', 'Asha', null, 'Zoya']);
    },
  );

  it('are by amount as money, not as text; equals stay as they were', () => {
    expect(names('amount')).toEqual(['Zoya', 'Asha', null, 'Ravi']);
  });

  it('are by name, whoever has none by their id, and by count as a number', () => {
    expect(names('name')).toEqual([null, 'Asha', 'Ravi', 'Zoya']);
    expect(names('-count')).toEqual(['Zoya', 'Asha', null, 'Ravi']);
  });

  it('turn round at the second press; the first is as people look for it', () => {
    expect(orderAfter(orderIn(null), 'amount')).toBe('amount');
    expect(orderAfter(orderIn('amount'), 'amount')).toBe('-amount');
    expect(orderAfter(orderIn(null), 'name')).toBe('name');
    expect(orderAfter(orderIn('name'), 'count')).toBe('-count');
  });
});
