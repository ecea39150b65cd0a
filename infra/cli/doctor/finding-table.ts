import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import type { Finding, FindingRow } from '../../../shared/events/diagnosis.ts';

const ROWS_SHOWN = 10;
const CELL_LENGTH_MAX = 110;

type Cell = FindingRow[string] | undefined;

/** The columns of a row in a batch that a person tells it by. */
const inOneBatch = ({
  batchReference,
  batchStatus,
  itemStatus,
  amount,
}: Readonly<Record<string, string | null>>) =>
  `${batchReference} (${batchStatus}) ${itemStatus} ${formatRupees(amount ?? '')}`;

const isAmount = (field: string): boolean => /amount$/i.test(field);

const valueText = (field: string, value: string): string =>
  isAmount(field) && value !== '' ? formatRupees(value) : value;

/** One line, whatever is stored: control characters would write elsewhere on the terminal. */
const textOf = (field: string, cell: Cell): string => {
  const text = Array.isArray(cell) ? cell.map(inOneBatch).join('; ') : valueText(field, cell ?? '');
  const plain = text.replace(/\p{Cc}/gu, ' ');
  return plain.length > CELL_LENGTH_MAX ? `${plain.slice(0, CELL_LENGTH_MAX - 1)}…` : plain;
};

/** beneficiaryUserId to BENEFICIARY USER ID. */
const headingOf = (field: string): string => field.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();

/** Statements are for copying: below the table, in full. */
const STATEMENTS = 'statements';

const statementLines = (rows: readonly FindingRow[]): string[] =>
  rows
    .flatMap((row) => String(row[STATEMENTS] ?? '').split('; '))
    .filter((line) => line !== '')
    .map((line) => `${line};`);

const columnsOf = (rows: readonly FindingRow[]): string[] =>
  Object.keys(rows[0] ?? {}).filter(
    (field) => field !== STATEMENTS && rows.some((row) => textOf(field, row[field]) !== ''),
  );

/** The first rows of a finding in columns, and how many more there are. */
export const findingTable = ({ rows, count }: Pick<Finding, 'rows' | 'count'>): string[] => {
  const shown = rows.slice(0, ROWS_SHOWN);
  const columns = columnsOf(shown).map((field) => {
    const texts = [headingOf(field), ...shown.map((row) => textOf(field, row[field]))];
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => (isAmount(field) ? text.padStart(width) : text.padEnd(width)));
  });
  const lines = (columns[0] ?? []).map((_, index) =>
    columns
      .map((column) => column[index])
      .join('  ')
      .trimEnd(),
  );
  const hidden = count - shown.length;
  return [
    ...lines,
    // Ages sum up many commissions in a row.
    ...(rows.length >= ROWS_SHOWN && hidden > 0 ? [`and ${formatCount(hidden)} more: --json`] : []),
    ...statementLines(shown),
  ];
};
