import { columnAlter, typeAsItIs } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { HostColumn } from './host-schema.ts';
import type { TableDemand } from './table-demand.ts';

const isWanting = ({ nullable, fallback }: HostColumn): boolean => !nullable && fallback === undefined;

const defaultOf = (column: HostColumn): string =>
  column.kind === 'timestamp' || column.kind === 'datetime'
    ? `${column.type} NOT NULL DEFAULT CURRENT_TIMESTAMP${/\(\d\)/.exec(column.type)?.[0] ?? ''}`
    : `${typeAsItIs(column)} NULL`;

/** Columns that our INSERTs do not know, and without which the server refuses them. */
export const judgeInserts = (
  columns: readonly HostColumn[],
  { columns: demands, inserts, unique }: TableDemand,
): HostFinding[] => {
  if (inserts === undefined) return [];
  const written = new Set([
    ...inserts.alsoWritten,
    ...unique.flat(),
    ...demands.filter(({ holds }) => holds !== 'instant').map(({ name }) => name),
  ]);
  return columns
    .filter((column) => isWanting(column) && !written.has(column.name))
    .map((column) => ({
      ...{ table: column.table, column: column.name, severity: 'unfit' as const },
      found: 'is NOT NULL and has no default',
      means: 'we insert rows without it, and the server would refuse them',
      alter: columnAlter(column, defaultOf(column)),
    }));
};
