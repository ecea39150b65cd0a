import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { XLSX_ROWS_MAX } from '../../../../shared/domain/exports/export-limits.ts';

/** Nothing is written of it; the same content can be had as CSV. */
export class RowsTooMany extends Error {
  override readonly name = 'RowsTooMany';

  constructor(table: string) {
    super(
      `"${table}" has more than ${formatCount(XLSX_ROWS_MAX)} rows, which an Excel sheet is not written with here; ` +
        'ask for it as CSV',
    );
  }
}
