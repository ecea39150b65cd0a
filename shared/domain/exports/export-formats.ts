/** What a file can be: CSV for programs, XLSX for Excel, PDF for paper. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Of the formats that hold tables only. */
export const TABLE_FORMATS = ['csv', 'xlsx'] as const satisfies readonly ExportFormat[];
