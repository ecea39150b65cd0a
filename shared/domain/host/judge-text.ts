import { columnAlter, emptiness } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { DemandOf, JudgedColumn } from './judged-column.ts';

const TEXTS = new Set(['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext']);

/** TEXT and its kin are measured in bytes, of which a character takes up to four; ours are mostly of one. */
const isLongEnough = (characters: number | undefined, needed: number): boolean =>
  characters !== undefined && characters >= needed;

const wrongOf = ({ demand, column }: JudgedColumn<DemandOf<'text'>>): string | undefined => {
  const { characters, of } = demand;
  if (!TEXTS.has(column.kind)) return `we write up to ${characters} characters of text there`;
  if (!isLongEnough(column.characters, characters)) {
    return `we write up to ${characters} characters there, and the server refuses what does not fit`;
  }
  const holdsAll = of === 'ASCII' || column.characterSet === 'utf8mb4';
  if (holdsAll) return undefined;
  return `its character set ${column.characterSet} holds no ₹ and no emoji, which our text may have: the server refuses the row, and the run or vote with it`;
};

/** Whether our text fits into the column, in length and in characters. */
export const judgeText = (judged: JudgedColumn<DemandOf<'text'>>): HostFinding[] => {
  const means = wrongOf(judged);
  if (means === undefined) return [];
  const { demand, column } = judged;
  const { table, name, type } = column;
  const isWide = TEXTS.has(column.kind) && isLongEnough(column.characters, demand.characters);
  const mended = isWide
    ? `${type} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci ${demand.empty ? 'NULL' : emptiness(column)}`
    : demand.standard;
  return [
    {
      ...{ table, column: name, severity: 'unfit', found: `is ${type}`, means },
      alter: columnAlter(column, mended),
    },
  ];
};
