import { decimalFrom, paiseFrom } from '../../../shared/domain/basics/money.ts';
import type { Cell, Row, Table } from './file-content.ts';

type Sum = { readonly index: number; readonly isAmount: boolean; total: bigint };

/** Sums of the columns that are summed, to the paisa: a float would drift within a few thousand rows. */
export class ColumnSums {
  readonly #columns: Table['columns'];
  readonly #sums: readonly Sum[];

  constructor({ columns, summed }: Table) {
    this.#columns = columns;
    this.#sums = summed.map((index) => ({ index, isAmount: columns[index]?.kind === 'amount', total: 0n }));
  }

  add(row: Row): void {
    for (const sum of this.#sums) {
      const cell = row[sum.index] ?? null;
      if (cell !== null) sum.total += sum.isAmount ? paiseFrom(String(cell)) : BigInt(Number(cell));
    }
  }

  /** The last row of the table; none where nothing is summed. */
  row(): Row | undefined {
    if (this.#sums.length === 0) return undefined;
    return this.#columns.map((_, index): Cell => {
      const sum = this.#sums.find((each) => each.index === index);
      if (sum) return sum.isAmount ? decimalFrom(sum.total) : Number(sum.total);
      return index === 0 ? 'Total' : null;
    });
  }
}
