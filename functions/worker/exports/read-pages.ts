import type { Database } from '../../../shared/aws/database.ts';
import { isAnswerTooLarge } from '../../../shared/aws/is-answer-too-large.ts';
import type { Read } from '../../../shared/sql/statement.ts';

/** A list by its key, from a place on. */
export type ListByKey<Row, Place> = {
  readonly from: Place;
  readonly read: (after: Place, limit: number) => Read<Row>;
  readonly placeOf: (row: Row) => Place;
};

const PAGE_ROWS = 2_000;

/** Half as many, until the answer fits; a row alone that does not is thrown. */
const readFitting = async <Row, Place>(
  { read }: Pick<Database, 'read'>,
  list: ListByKey<Row, Place>,
  after: Place,
  limit: number,
): Promise<{ readonly rows: Row[]; readonly limit: number }> => {
  try {
    return { rows: await read(list.read(after, limit)), limit };
  } catch (error) {
    if (!isAnswerTooLarge(error) || limit === 1) throw error;
    return readFitting({ read }, list, after, Math.floor(limit / 2));
  }
};

/** All of it, in pages as large as the Data API sends them. */
export async function* readPages<Row, Place>(
  database: Pick<Database, 'read'>,
  list: ListByKey<Row, Place>,
): AsyncGenerator<readonly Row[]> {
  let after = list.from;
  let limit = PAGE_ROWS;
  while (true) {
    const page = await readFitting(database, list, after, limit);
    const last = page.rows.at(-1);
    if (last === undefined) return;
    yield page.rows;
    if (page.rows.length < page.limit) return;
    after = list.placeOf(last);
    limit = page.limit;
  }
}
