import type { FieldPacket } from 'mysql2';

/** What one statement gave: rows as the server wrote them, or how much it changed. */
export type StatementResult =
  | { readonly kind: 'rows'; readonly columns: readonly FieldPacket[]; readonly rows: readonly Row[] }
  | { readonly kind: 'changes'; readonly affectedRows: number; readonly insertId: number | string };

export type Row = readonly (Buffer | null)[];
