import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { itemState } from '../../../shared/domain/batches/item-state.ts';
import { type ExportedItem, readExportedItems } from '../../../shared/sql/exports/exported-items.ts';
import type { Row, Table } from '../files/file-content.ts';
import type { ExportCall } from './export-call.ts';
import { readPages } from './read-pages.ts';

const COLUMNS = [
  { title: 'Item', kind: 'count', width: 8 },
  { title: 'Commission ID', kind: 'id', width: 14 },
  { title: 'Beneficiary ID', kind: 'id', width: 14 },
  { title: 'Beneficiary Name', kind: 'text', width: 28 },
  { title: 'Beneficiary Email', kind: 'text', width: 28 },
  { title: 'Amount (INR)', kind: 'amount', width: 16 },
  { title: 'Status', kind: 'text', width: 12 },
  { title: 'Commission Made At', kind: 'instant', width: 20 },
  { title: 'Notes', kind: 'text', width: 30 },
  // In no sum of the batch: so it stands apart from what is.
  { title: 'Dropped Amount (INR)', kind: 'amount', width: 16 },
] as const satisfies Table['columns'];

const AMOUNT = COLUMNS.findIndex(({ title }) => title === 'Amount (INR)');

const rowOf = (item: ExportedItem): Row => {
  const amount = decimalFrom(item.amount);
  return [
    item.itemNo,
    item.commissionId,
    item.userId,
    item.name,
    item.email,
    item.dropped ? null : amount,
    itemState(item),
    item.commissionAt,
    item.notes,
    item.dropped ? amount : null,
  ];
};

/** Every item of the batch, as it is read; whoever sums them up as well is shown each page first. */
export async function* itemPages(
  { database, tell }: ExportCall,
  batchId: string,
  see: (items: readonly ExportedItem[]) => void,
): AsyncGenerator<readonly Row[]> {
  const pages = readPages(database, {
    from: 0,
    read: (after, limit) => readExportedItems(batchId, after, limit),
    placeOf: ({ itemNo }: ExportedItem) => itemNo,
  });
  for await (const items of pages) {
    see(items);
    yield items.map(rowOf);
    await tell(items.length);
  }
}

/** One line an item, by its number. */
export const itemsTable = (pages: Table['pages']): Table => ({
  title: 'Items',
  columns: COLUMNS,
  pages,
  summed: [AMOUNT],
  note: null,
});
