import { columnAlter, emptiness } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { DemandOf, JudgedColumn } from './judged-column.ts';

/** TIMESTAMP or DATETIME, with fractions or without, empty or not. Of a DATETIME nobody knows whose clock it shows. */
export const judgeInstant = ({ demand, column }: JudgedColumn<DemandOf<'instant'>>): HostFinding[] => {
  const { table, name, type, kind } = column;
  const finding = { table, column: name, found: `is ${type}` };
  if (kind !== 'timestamp' && kind !== 'datetime') {
    return [
      {
        ...{ ...finding, severity: 'unfit', means: 'we compare it with moments, to the second' },
        alter: columnAlter(column, demand.standard),
      },
    ];
  }
  if (demand.countsAs === 'when it was written' && column.fallback !== 'the moment') {
    const fraction = /\(\d\)/.exec(type)?.[0] ?? '';
    return [
      {
        ...{ ...finding, severity: 'unfit', found: 'does not begin as the moment of the INSERT' },
        means: 'we insert rows without it, and ask afterwards when they were written',
        alter: columnAlter(column, `${type} ${emptiness(column)} DEFAULT CURRENT_TIMESTAMP${fraction}`),
      },
    ];
  }
  if (demand.countsAs !== 'when it was earned' || kind === 'timestamp') return [];
  return [
    {
      ...{ ...finding, severity: 'taken' },
      means:
        'a DATETIME does not say its time zone: windows of runs read it in that of the server (@@GLOBAL.time_zone); where the application writes it in another, they shift by the difference',
      alter: columnAlter(
        column,
        `${type.replace('datetime', 'timestamp')} ${emptiness(column)}${column.fallback === 'the moment' ? ` DEFAULT CURRENT_TIMESTAMP${/\(\d\)/.exec(type)?.[0] ?? ''}` : ''}`,
      ),
    },
  ];
};
