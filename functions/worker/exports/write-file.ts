import type { ExportFormat } from '../../../shared/domain/exports/export-formats.ts';
import { writeCsv } from '../files/csv/write-csv.ts';
import type { FileContent, OnRows, WrittenFile } from '../files/file-content.ts';
import { writePdf } from '../files/pdf/write-pdf.ts';
import { writeXlsx } from '../files/xlsx/write-xlsx.ts';

type Write = (content: FileContent, path: string, onRows: OnRows) => Promise<WrittenFile>;

/** Beside the bundle (infra/constructs/printed-fonts.ts). */
const FONTS = import.meta.dirname;

/** How each format is written, and what a browser is told that it is. */
export const FILE_FORMATS: Readonly<
  Record<ExportFormat, { readonly write: Write; readonly contentType: string }>
> = {
  csv: { write: writeCsv, contentType: 'text/csv; charset=utf-8' },
  xlsx: {
    write: writeXlsx,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  pdf: {
    write: (content, path, onRows) => writePdf(content, path, onRows, FONTS),
    contentType: 'application/pdf',
  },
};
