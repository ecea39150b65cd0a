import { columnAlter, typeAsItIs } from './column-alter.ts';
import type { HostFinding } from './host-finding.ts';
import { judgeAmount } from './judge-amount.ts';
import { judgeInstant } from './judge-instant.ts';
import { judgeJson } from './judge-json.ts';
import { judgeNumber } from './judge-number.ts';
import { judgeText } from './judge-text.ts';
import { judgeWord } from './judge-word.ts';
import type { JudgedColumn } from './judged-column.ts';

const judgeType = ({ demand, ...judged }: JudgedColumn): HostFinding[] => {
  switch (demand.holds) {
    case 'id':
    case 'reference':
      return judgeNumber({ demand, ...judged });
    case 'amount':
      return judgeAmount({ demand, ...judged });
    case 'instant':
      return judgeInstant({ demand, ...judged });
    case 'word':
      return judgeWord({ demand, ...judged });
    case 'text':
      return judgeText({ demand, ...judged });
    case 'JSON':
      return judgeJson({ demand, ...judged });
    case 'name':
      return [];
  }
};

const EMPTINESS = {
  always: { severity: 'unfit', means: 'we write NULL there, and the server would refuse the row' },
  'when asked': {
    severity: 'taken',
    means: 'what payout_automation_keep_notices_days asks to be forgotten is set to NULL, so leave that at 0',
  },
} as const;

const judgeEmptiness = ({ demand, column }: JudgedColumn): HostFinding[] => {
  if (demand.empty === undefined || column.nullable) return [];
  const { table, name } = column;
  return [
    {
      ...{ table, column: name, found: 'is NOT NULL', ...EMPTINESS[demand.empty] },
      alter: columnAlter(column, `${typeAsItIs(column)} NULL`),
    },
  ];
};

/** What of a column differs from what we rely on; its emptiness once the rest is right, since either ALTER sets all of it. */
export const judgeColumn = (judged: JudgedColumn): HostFinding[] => {
  const ofType = judgeType(judged);
  return ofType.some(({ severity }) => severity === 'unfit')
    ? ofType
    : [...ofType, ...judgeEmptiness(judged)];
};
