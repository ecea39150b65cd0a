import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Row, Table } from '../files/file-content.ts';
import type { PersonSum } from './sum-up-people.ts';

const COLUMNS = [
  { title: 'Beneficiary ID', kind: 'id', width: 14 },
  { title: 'Beneficiary Name', kind: 'text', width: 28 },
  { title: 'Beneficiary Email', kind: 'text', width: 28 },
  { title: 'Items', kind: 'count', width: 8 },
  { title: 'Amount (INR)', kind: 'amount', width: 16 },
  { title: 'Of That Paid (INR)', kind: 'amount', width: 16 },
  { title: 'Of That Returned (INR)', kind: 'amount', width: 16 },
] as const satisfies Table['columns'];

const SUMMED = [3, 4, 5, 6];
const PAGE_ROWS = 2_000;

const rowOf = ({ userId, name, email, items, amount, paid, returned }: PersonSum): Row => [
  userId,
  name,
  email,
  items,
  decimalFrom(amount),
  decimalFrom(paid),
  decimalFrom(returned),
];

async function* pagesOf(sums: () => Promise<readonly PersonSum[]>): AsyncGenerator<readonly Row[]> {
  const people = await sums();
  for (let first = 0; first < people.length; first += PAGE_ROWS) {
    yield people.slice(first, first + PAGE_ROWS).map(rowOf);
  }
}

/** What each person gets in all, known once all items have passed by. */
export const peopleTable = (sums: () => Promise<readonly PersonSum[]>, note: string | null): Table => ({
  title: 'People',
  columns: COLUMNS,
  pages: pagesOf(sums),
  summed: SUMMED,
  note,
});
