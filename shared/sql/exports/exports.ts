import * as z from 'zod';
import { EXPORT_STATES, type ExportState } from '../../domain/exports/export-state.ts';
import { CountColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

export type StoredExport = {
  readonly exportId: string;
  readonly userId: string;
  /** JSON, as it was sent. */
  readonly request: string;
  readonly state: ExportState;
  readonly requestedAt: Date;
  readonly touchedAt: Date;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  readonly fileName: string | null;
  readonly objectKey: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly problem: string | null;
};

const COLUMNS = `id AS exportId, user_id AS userId, request, state, requested_at AS requestedAt, touched_at AS touchedAt,
               rows_done AS rowsDone, rows_total AS rowsTotal, file_name AS fileName, object_key AS objectKey, bytes, sha256, problem`;

const Row = z.object({
  exportId: z.uuid(),
  userId: IdColumn,
  request: z.string(),
  state: z.enum(EXPORT_STATES),
  requestedAt: UtcColumn,
  touchedAt: UtcColumn,
  rowsDone: CountColumn,
  rowsTotal: CountColumn.nullable(),
  fileName: z.string().nullable(),
  objectKey: z.string().nullable(),
  bytes: CountColumn.nullable(),
  sha256: z.string().nullable(),
  problem: z.string().nullable(),
});

export const readExport = (exportId: string): Read<StoredExport> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_exports WHERE id = :exportId`,
  params: { exportId },
  row: Row,
});

/** The last time this person asked for this. */
export const readLastExport = (userId: string, requestHash: string): Read<StoredExport> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_exports
         WHERE user_id = :userId AND request_hash = :requestHash ORDER BY requested_at DESC LIMIT 1`,
  params: { userId, requestHash },
  row: Row,
});

/** How many of this person's are being written, and were heard of since then. */
export const countExports = (userId: string, since: Date): Read<{ count: number }> => ({
  sql: `SELECT COUNT(*) AS count FROM mlm_payout_exports
         WHERE user_id = :userId AND state IN ('waiting', 'writing') AND touched_at >= :since`,
  params: { userId, since: utcText(since) },
  row: z.object({ count: CountColumn }),
});

export type AskedExport = Pick<StoredExport, 'exportId' | 'userId' | 'request' | 'requestedAt'> & {
  readonly requestHash: string;
};

export const insertExport = ({ requestedAt, ...asked }: AskedExport): Write => ({
  sql: `INSERT INTO mlm_payout_exports (id, user_id, request, request_hash, requested_at, touched_at)
        VALUES (:exportId, :userId, :request, :requestHash, :requestedAt, :requestedAt)`,
  params: { ...asked, requestedAt: utcText(requestedAt) },
  expectRows: 1,
});

/** Begun, or begun again by a worker after one that died. What is over stays so: no row is changed. */
export const beginExport = (exportId: string, at: Date): Write => ({
  sql: `UPDATE mlm_payout_exports SET state = 'writing', touched_at = :at, rows_done = 0
         WHERE id = :exportId AND state IN ('waiting', 'writing')`,
  params: { exportId, at: utcText(at) },
  expectRows: 'any',
});

export type RowsRead = Pick<StoredExport, 'exportId' | 'rowsDone' | 'rowsTotal'>;

export const advanceExport = (progress: RowsRead, at: Date): Write => ({
  sql: `UPDATE mlm_payout_exports SET rows_done = :rowsDone, rows_total = :rowsTotal, touched_at = :at
         WHERE id = :exportId AND state = 'writing'`,
  params: { ...progress, at: utcText(at) },
  expectRows: 'any',
});

export type ExportedFile = {
  readonly exportId: string;
  readonly rows: number;
  readonly fileName: string;
  readonly objectKey: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** One of two workers that wrote it: the file of the other is nobody's, and goes with time. */
export const endExport = (file: ExportedFile, at: Date): Write => ({
  sql: `UPDATE mlm_payout_exports
           SET state = 'ready', rows_done = :rows, rows_total = :rows, file_name = :fileName, object_key = :objectKey,
               bytes = :bytes, sha256 = :sha256, touched_at = :at
         WHERE id = :exportId AND state = 'writing'`,
  params: { ...file, at: utcText(at) },
  expectRows: 'any',
});

export const failExport = (exportId: string, problem: string, at: Date): Write => ({
  sql: `UPDATE mlm_payout_exports SET state = 'failed', problem = :problem, touched_at = :at
         WHERE id = :exportId AND state = 'writing'`,
  params: { exportId, problem, at: utcText(at) },
  expectRows: 'any',
});

/** Those whose files are gone; by the key on requested_at, some at a time. */
export const deleteExports = (before: Date, limit: number): Write => ({
  sql: `DELETE FROM mlm_payout_exports WHERE requested_at < :before ORDER BY requested_at LIMIT :limit`,
  params: { before: utcText(before), limit },
  expectRows: 'any',
});
