import { columnAlter } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { DemandOf, JudgedColumn } from './judged-column.ts';

const WHOLE_NUMBERS = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint']);

/** Whole numbers of any width, signed or not: our foreign keys take the type of what they lead to. */
export const judgeNumber = ({
  demand,
  column,
}: JudgedColumn<DemandOf<'id'> | DemandOf<'reference'>>): HostFinding[] => {
  const { table, name, type, kind } = column;
  const finding = { table, column: name, severity: 'unfit', found: `is ${type}` } as const;
  if (!WHOLE_NUMBERS.has(kind)) {
    return [
      {
        ...{ ...finding, means: 'we know rows by whole numbers, and compare it with such' },
        alter: columnAlter(column, demand.standard),
      },
    ];
  }
  if (demand.holds === 'id' && demand.increments && !column.increments) {
    return [
      {
        ...{ ...finding, means: 'we insert rows without an id, and it gives none by itself' },
        alter: columnAlter(column, `${type} NOT NULL AUTO_INCREMENT`),
      },
    ];
  }
  return [];
};
