/** What spreadsheets take for a formula's beginning (OWASP, CSV injection), full-width forms too. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Text that a spreadsheet would compute is kept from it by an apostrophe, which shows; it could send the sheet away else. */
export const formulaSafe = (text: string): string => (BEGINS_FORMULA.test(text) ? `'${text}` : text);
