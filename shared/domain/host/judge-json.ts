import { columnAlter } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { DemandOf, JudgedColumn } from './judged-column.ts';

/** JSON is a type of its own on MySQL, and a LONGTEXT on MariaDB. */
const BYTES_MIN = 65_535;

/** JSON, or a text that holds one of ours. */
export const judgeJson = ({ demand, column }: JudgedColumn<DemandOf<'JSON'>>): HostFinding[] => {
  const { table, name, type, kind, characterSet, characters = 0 } = column;
  if (kind === 'json') return [];
  const holds = characterSet === 'utf8mb4' && characters >= BYTES_MIN;
  if (holds) return [];
  return [
    {
      ...{ table, column: name, severity: 'unfit' },
      found: `is ${type}${characterSet === undefined ? '' : ` in ${characterSet}`}`,
      means: 'we write JSON there, as long as a list of payments, with ₹ and names of any language',
      alter: columnAlter(column, demand.standard),
    },
  ];
};
