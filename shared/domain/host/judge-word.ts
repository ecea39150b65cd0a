import { columnAlter, emptiness } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { HostColumn } from './host-schema.ts';
import type { DemandOf, JudgedColumn } from './judged-column.ts';

/** The words of an ENUM, in its order, as its type writes them. */
export const wordsOf = (type: string): string[] =>
  [...type.matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) => word);

/** A text of more characters than this is no key where keys are short. */
const SHORT_KEY_CHARACTERS = 191;

const unfit = (column: HostColumn, means: string, definition: string): HostFinding => ({
  ...{ table: column.table, column: column.name, severity: 'unfit', found: `is ${column.type}`, means },
  alter: columnAlter(column, definition),
});

const judgeEnum = ({ demand, column }: JudgedColumn<DemandOf<'word'>>): HostFinding[] => {
  const has = wordsOf(column.type);
  const known = new Set(has.map((word) => word.toLowerCase()));
  const lacks = demand.words.filter((word) => !known.has(word));
  if (lacks.length === 0) return [];
  const words = [...has, ...lacks].map((word) => `'${word}'`).join(',');
  const named = lacks.map((word) => `"${word}"`).join(', ');
  return [
    unfit(
      column,
      `it has no ${named}, which we look for or write`,
      `ENUM(${words}) ${emptiness(column)}${column.fallback === 'a value' && !column.nullable ? ` DEFAULT '${has[0]}'` : ''}`,
    ),
  ];
};

/** Whether the words that we compare with and write are ones that the column has, or has room for. */
export const judgeWord = (judged: JudgedColumn<DemandOf<'word'>>): HostFinding[] => {
  const { demand, column, table } = judged;
  if (column.kind === 'enum') return judgeEnum(judged);
  const isText = column.kind === 'varchar' || column.kind === 'char';
  if (!isText) return [unfit(column, 'we compare it with words, and it is part of a key', demand.standard)];
  const longest = Math.max(...demand.words.map((word) => word.length));
  const characters = column.characters ?? 0;
  if (characters < longest) {
    return [
      unfit(column, `we write words of ${longest} characters there`, `VARCHAR(20) ${emptiness(column)}`),
    ];
  }
  if (table.shortKeys && characters > SHORT_KEY_CHARACTERS) {
    return [
      unfit(
        column,
        'it is too long for a key in a table of this ROW_FORMAT, and a key of ours begins with it',
        `VARCHAR(${SHORT_KEY_CHARACTERS}) ${emptiness(column)}`,
      ),
    ];
  }
  return [];
};
