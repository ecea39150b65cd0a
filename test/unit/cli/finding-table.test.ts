import { expect, it } from 'vitest';
import { findingTable } from '../../../infra/cli/doctor/finding-table.ts';

it('a table of findings writes money as every line beside it does, the units below each other', () => {
  const items = [
    { batchReference: 'OLD-1', batchStatus: 'completed', itemStatus: 'paid', amount: '-1300.00' },
  ];
  const rows = [
    { commissionId: '7', amount: '1475.58', itemAmount: null, items },
    { commissionId: '8', amount: '-25.00', itemAmount: '100000.00', items: [] },
  ];
  expect(findingTable({ rows, count: 2 })).toEqual([
    'COMMISSION ID     AMOUNT   ITEM AMOUNT  ITEMS',
    '7              ₹1,475.58                OLD-1 (completed) paid -₹1,300.00',
    '8                -₹25.00  ₹1,00,000.00',
  ]);
});
