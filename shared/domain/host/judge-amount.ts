import { columnAlter, emptiness } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import type { DemandOf, JudgedColumn } from './judged-column.ts';

type Judged = JudgedColumn<DemandOf<'amount'>>;

/** Of our own items, into which an amount is copied. */
const WHOLE_DIGITS = 13;
const LOOK_FIRST = 'look at its values before you change it';

const unfitBecause = ({ demand, column }: Judged): string | undefined => {
  const { kind, wholeDigits = 0, decimals } = column;
  if (kind === 'double' || kind === 'float') {
    return `it is a binary fraction, and sums of it are not exact to the paisa; ${LOOK_FIRST}`;
  }
  if (kind !== 'decimal') {
    return `it is no decimal: nothing says whether it counts rupees or paise; ${LOOK_FIRST}`;
  }
  const isOurs = decimals === 2 && wholeDigits >= WHOLE_DIGITS;
  if (!demand.ours || isOurs) return undefined;
  return `it must hold what the ledger holds, at two decimals, as batches are signed off by their text; ${LOOK_FIRST}`;
};

/** DECIMAL; in the ledger whatever its decimals, since the run leaves out, and says, what is no whole paise. All else is no exact money. */
export const judgeAmount = (judged: Judged): HostFinding[] => {
  const { column, demand } = judged;
  const { table, name, type, wholeDigits = 0 } = column;
  const finding = {
    ...{ table, column: name, found: `is ${type}` },
    alter: columnAlter(column, demand.ours ? demand.standard : `DECIMAL(15,2) ${emptiness(column)}`),
  };
  const means = unfitBecause(judged);
  if (means !== undefined) return [{ ...finding, severity: 'unfit', means }];
  if (demand.ours || wholeDigits <= WHOLE_DIGITS) return [];
  return [
    {
      ...{ ...finding, severity: 'taken' },
      means: `an amount of more than ${WHOLE_DIGITS} digits of rupees does not fit into an item, and would stop a run`,
    },
  ];
};
