import type { HostFinding } from './host-finding.ts';
import type { HostColumn } from './host-schema.ts';
import type { TableDemand } from './table-demand.ts';

/** Ours come into a table all at once: one of their names without the others is the host's. */
export const judgeOurs = (columns: readonly HostColumn[], { table, ours }: TableDemand): HostFinding[] => {
  const found = columns.filter(({ name }) => ours.includes(name));
  if (found.length === ours.length) return [];
  return found.map(({ name }) => ({
    ...{ table, column: name, severity: 'unfit', found: 'is there, and none of ours' },
    means: `this version adds ${ours.join(', ')} to the table, and the name is taken`,
    alter: `ALTER TABLE ${table} RENAME COLUMN ${name} TO host_${name}`,
  }));
};
