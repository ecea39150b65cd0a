import type * as z from 'zod';
import type { ExportFormat } from '../../../../shared/domain/exports/export-formats.ts';
import type { ExportRequest } from '../../../../shared/events/exports.ts';
import type { BatchFilter } from '../batches/batch-filter.ts';

/** What a file can be of, as the API takes it; in which format is chosen by a button. A filter is what stands in the address. */
export type AskedExport =
  | Exclude<Without<z.input<typeof ExportRequest>, 'format'>, { readonly of: 'batches' }>
  | { readonly of: 'batches'; readonly filter: BatchFilter };

/** Of each member of a union. */
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** As people call them. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' };
