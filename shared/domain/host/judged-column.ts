import type { ColumnDemand } from './column-demand.ts';
import type { HostColumn, HostTable } from './host-schema.ts';

/** A demand beside the column that should meet it. */
export type JudgedColumn<Demand extends ColumnDemand = ColumnDemand> = {
  readonly demand: Demand;
  readonly column: HostColumn;
  readonly table: HostTable;
};

/** The demands that ask for the same. */
export type DemandOf<Holds extends ColumnDemand['holds']> = Extract<ColumnDemand, { holds: Holds }>;
