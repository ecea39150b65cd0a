import { columnAlter } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { HostSchema } from './host-schema.ts';
import { wordsOf } from './judge-word.ts';

const ITEMS = 'mlm_payout_batch_items';
/** In the order of the migrations, which add words behind those that are there: anything else would copy the table. */
const WORDS = ['pending', 'approved', 'paid', 'failed', 'released', 'dropped', 'returned'];
const OLD_WORDS = WORDS.slice(0, 4);

const isBeginning = (words: readonly string[]): boolean =>
  words.length >= OLD_WORDS.length && words.every((word, index) => word === WORDS[index]);

/** The only column of the old script whose type a migration changes. */
export const judgeItemStatus = ({ columns, tables }: HostSchema): HostFinding[] => {
  const status = columns.find(({ table, name }) => table === ITEMS && name === 'status');
  const collation = tables.find(({ name }) => name === ITEMS)?.collation;
  if (!status) return [];
  const isOurs = status.kind === 'enum' && isBeginning(wordsOf(status.type));
  if (isOurs && status.collation === collation) return [];
  return [
    {
      ...{ table: ITEMS, column: 'status', severity: 'unfit' },
      found: `is ${status.type} in ${status.collation}`,
      means: `this version adds words behind ${OLD_WORDS.join(', ')}, and the server would have to copy the table under the host; look for rows of other words before you change it`,
      alter: columnAlter(
        status,
        `ENUM(${OLD_WORDS.map((word) => `'${word}'`).join(',')}) COLLATE ${collation} NOT NULL DEFAULT 'pending'`,
      ),
    },
  ];
};
