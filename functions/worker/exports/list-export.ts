import type { ExportSubject } from '../../../shared/domain/exports/export-file-name.ts';
import type { Row, Table } from '../files/file-content.ts';
import type { ExportCall } from './export-call.ts';
import type { Exported } from './exported.ts';
import { type ListByKey, readPages } from './read-pages.ts';

type Listed<Item, Place> = Pick<Table, 'title' | 'columns' | 'summed'> & {
  readonly list: ListByKey<Item, Place>;
  readonly rowOf: (item: Item) => Row;
};

async function* rowsOf<Item, Place>(
  { database, tell }: ExportCall,
  { list, rowOf }: Listed<Item, Place>,
): AsyncGenerator<readonly Row[]> {
  for await (const items of readPages(database, list)) {
    yield items.map(rowOf);
    await tell(items.length);
  }
}

/** A list is what it was while it was read: what comes afterwards has a later place, and is not in it. */
export const listExport = <Item, Place>(
  call: ExportCall,
  subject: ExportSubject,
  listed: Listed<Item, Place>,
): Exported => {
  const { title, columns, summed } = listed;
  const { timeZone, at } = call;
  return {
    subject,
    content: {
      title,
      timeZone,
      writtenAt: at,
      facts: [],
      tables: [{ title, columns, summed, pages: rowsOf(call, listed), note: null }],
      closing: [],
    },
    rowsTotal: null,
    isStill: async () => true,
  };
};
