/** Rows of one sheet, which its writer holds whole: so many of eight columns took 566 MB. A CSV takes any number. */
export const XLSX_ROWS_MAX = 100_000;

/** Items that a PDF lists one by one: about a hundred pages. Of a larger batch it lists the people. */
export const PDF_ITEMS_MAX = 5_000;

/** People that a PDF lists, those first who get most. */
export const PDF_PEOPLE_MAX = 5_000;

/** A file, and what is known of it, go after so many days. */
export const EXPORT_KEPT_DAYS = 7;

/** Of one person, being written at once. */
export const EXPORTS_AT_ONCE_MAX = 5;
