import type { ColumnDemand } from './column-demand.ts';

/** What we rely on in a table that is not ours, where it is there. */
export type TableDemand = {
  readonly table: string;
  readonly columns: readonly ColumnDemand[];
  /** Keys that must be there, by their columns; the first is that of its id where it has one. */
  readonly unique: readonly (readonly string[])[];
  /** Whether we insert rows: all else that it asks for must have a default. undefined: we do not. */
  readonly inserts: { readonly alsoWritten: readonly string[] } | undefined;
  /** Whether its rows are locked and changed in our transactions. */
  readonly locked: boolean;
  /** Columns of ours that come into it together. */
  readonly ours: readonly string[];
  /** Keys of ours that come into it, by the name that a statement forces or a migration looks for. */
  readonly ourKeys: Readonly<Record<string, readonly string[]>>;
};
