/** The statements of a text that a DBA's tool would run, in order; a statement ends with ";" at the end of a line. */
export const statementsOf = (text: string): string[] =>
  text
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
