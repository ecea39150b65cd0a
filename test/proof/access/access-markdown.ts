import { ROLES, type Role } from '../../../shared/domain/approvers/approver.ts';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import { type AccessRow, type Cell, REFUSED_DUTIES, REFUSED_SIGN_INS, REFUSED_TOKENS } from './access-row.ts';
import { ACCESS } from './access-table.ts';

const mark = ({ cells }: AccessRow, role: Role): string => (typeof cells[role] === 'number' ? '✓' : '–');
const marks = (row: AccessRow): string => ROLES.map((role) => mark(row, role)).join(' | ');

const named = ({ route, asked }: AccessRow): string => {
  const short = route
    .replace('/admin/payouts', '')
    .replace(/\{(batch|hold|commission|user|export|offer)Id\}/, '{id}');
  return `\`${short}\`${asked ? ` (${asked})` : ''}`;
};

const statusOf = (cell: Cell): number => (typeof cell === 'number' ? cell : PROBLEMS[cell].status);

/** Those that are refused whatever is asked, by what they are answered. */
const refusals = (): string => {
  const columns = Object.entries<Cell>({ ...REFUSED_TOKENS, ...REFUSED_SIGN_INS });
  const statuses = Map.groupBy(columns, ([, cell]) => statusOf(cell));
  return [...statuses]
    .map(([status, those]) => `${status} for ${those.map(([column]) => column).join(', ')}`)
    .join('; ');
};

const areApart = ({ cells }: AccessRow): boolean => Object.keys(REFUSED_DUTIES).some((duty) => duty in cells);

/** "a, b and c". */
const inWords = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Those whom the role alone does not let. */
const duties = (): string => {
  const refused = Object.entries(REFUSED_DUTIES).map(([who, type]) => `${who} (\`${type}\`)`);
  return `Duties stay apart: 403 for ${refused.join(', ')} on ${inWords(ACCESS.filter(areApart).map(named))}.`;
};

/** The access table as functions/approval/README.md shows it: routes that the same roles may use are one line. */
export const accessMarkdown = (): string => {
  const lines = Map.groupBy(ACCESS, marks);
  return [
    `| below \`/admin/payouts\` | ${ROLES.join(' | ')} |`,
    `|---|${ROLES.map(() => ':-:').join('|')}|`,
    ...[...lines].map(([marked, rows]) => `| ${rows.map(named).join(', ')} | ${marked} |`),
    '',
    duties(),
    '',
    `Whatever is asked: ${refusals()}. A token to read is good for GET only, one to act for POST, PUT and DELETE only; the other is 403.`,
  ].join('\n');
};
