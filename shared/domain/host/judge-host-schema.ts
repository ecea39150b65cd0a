import { HOST_DEMANDS } from './host-demands.ts';
import type { HostFinding } from './host-finding.ts';
import type { HostColumn, HostSchema, HostTable } from './host-schema.ts';
import { judgeColumn } from './judge-column.ts';
import { judgeInserts } from './judge-inserts.ts';
import { judgeItemStatus } from './judge-item-status.ts';
import { judgeKeys } from './judge-keys.ts';
import { judgeOurs } from './judge-ours.ts';
import { judgeTable } from './judge-table.ts';
import { judgeTextDefault } from './judge-text-default.ts';
import { judgeUsersEngine } from './judge-users-engine.ts';
import { PHASE_FIVE_DEMANDS } from './phase-five-demands.ts';
import type { TableDemand } from './table-demand.ts';

const EXPECTED = new Map(HOST_DEMANDS.map(({ table }) => [table, "the company's table"]));

const missingColumns = (
  columns: readonly HostColumn[],
  { table, columns: demands }: TableDemand,
): HostFinding[] => {
  const has = new Set(columns.map(({ name }) => name));
  const missing = demands.filter(({ name }) => !has.has(name));
  if (missing.length === 0) return [];
  const listed = missing.map(({ name }) => name).join(', ');
  return [
    {
      ...{ table, column: listed, severity: 'unfit', found: `lacks ${listed}` },
      means: `expected ${EXPECTED.get(table) ?? 'the table as Phase 5 made it'}, or none; add what is missing, or move the table aside`,
      alter: `ALTER TABLE ${table} ${missing.map(({ name, standard }) => `ADD COLUMN ${name} ${standard}`).join(', ')}`,
    },
  ];
};

const judgeColumns = (
  columns: readonly HostColumn[],
  table: HostTable,
  demands: TableDemand['columns'],
): HostFinding[] =>
  demands.flatMap((demand) => {
    const column = columns.find(({ name }) => name === demand.name);
    return column ? judgeColumn({ demand, column, table }) : [];
  });

const judgeOne = (schema: HostSchema, table: HostTable, demand: TableDemand): HostFinding[] => {
  const columns = schema.columns.filter((column) => column.table === table.name);
  const isView = table.engine === undefined;
  return [
    ...(demand.locked ? judgeTable(table) : []),
    ...missingColumns(columns, demand),
    ...judgeColumns(columns, table, demand.columns),
    ...judgeInserts(columns, demand),
    ...judgeOurs(columns, demand),
    ...(isView ? [] : judgeKeys(schema.keys, demand)),
  ];
};

const inOrder = (a: HostFinding, b: HostFinding): number =>
  Number(a.severity === 'taken') - Number(b.severity === 'taken');

/** What of the tables that are not ours cannot work, table by table, and then what is taken as it is. Tables that are not there are none's matter. */
export const judgeHostSchema = (schema: HostSchema): HostFinding[] =>
  [...HOST_DEMANDS, ...PHASE_FIVE_DEMANDS]
    .flatMap((demand) => {
      const table = schema.tables.find(({ name }) => name === demand.table);
      return table ? judgeOne(schema, table, demand) : [];
    })
    .concat(judgeItemStatus(schema), judgeTextDefault(schema), judgeUsersEngine(schema))
    .toSorted(inOrder);
