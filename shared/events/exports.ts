import * as z from 'zod';
import { EXPORT_FORMATS, TABLE_FORMATS } from '../domain/exports/export-formats.ts';
import { EXPORT_STATES } from '../domain/exports/export-state.ts';
import { Id, Instant } from './api-values.ts';
import { AuditStream } from './audit-stream.ts';
import { BatchListFilter } from './batch-filter.ts';

const tableError = `expected one of ${TABLE_FORMATS.join(', ')}`;
const TableFormat = z.enum(TABLE_FORMATS, { error: tableError });
const formatError = `expected one of ${EXPORT_FORMATS.join(', ')}`;

/**
 * POST /exports: of what a file is asked for. A batch is all that is known of it (summary, terms, votes, items, people); its
 * items, one table; events, one stream of the audit trail; a person, all that is and was theirs.
 */
export const ExportRequest = z.discriminatedUnion(
  'of',
  [
    z.strictObject({
      of: z.literal('batch'),
      id: Id,
      format: z.enum(EXPORT_FORMATS, { error: formatError }),
    }),
    z.strictObject({ of: z.literal('items'), id: Id, format: TableFormat }),
    z.strictObject({ of: z.literal('events'), id: AuditStream, format: TableFormat }),
    z.strictObject({ of: z.literal('person'), id: Id, format: TableFormat }),
    z.strictObject({
      of: z.literal('batches'),
      filter: BatchListFilter.prefault({}),
      format: TableFormat,
    }),
    z.strictObject({ of: z.literal('runs'), format: TableFormat }),
  ],
  { error: 'expected of: batch, items, events, person, batches or runs' },
);
export type ExportRequest = z.output<typeof ExportRequest>;

/** Asked for: poll it by its id. */
export const ExportAsked = z.object({ exportId: z.uuid() });
export type ExportAsked = z.infer<typeof ExportAsked>;

/** A file as it stands, for whoever asked for it. Kept for seven days. */
export const ExportBody = z.object({
  exportId: z.uuid(),
  of: z.enum(['batch', 'items', 'events', 'person', 'batches', 'runs']),
  /** The batch, person or stream; null of a list. */
  id: z.string().nullable(),
  format: z.enum(EXPORT_FORMATS),
  state: z.enum(EXPORT_STATES),
  requestedAt: Instant,
  /** How many are read; `of` is null where nobody counted them before. */
  rows: z.object({ done: z.int(), of: z.int().nullable() }),
  fileName: z.string().nullable(),
  bytes: z.int().nullable(),
  /** Of the file, as the audit trail has it too. */
  sha256: z.string().nullable(),
  /** Of a ready file, for whoever holds it: opens without a token, until then. Ask again for a new one. */
  link: z.object({ url: z.url(), until: Instant }).nullable(),
  /** Of a failed one: why, and what to do. */
  problem: z.string().nullable(),
});
export type ExportBody = z.infer<typeof ExportBody>;
