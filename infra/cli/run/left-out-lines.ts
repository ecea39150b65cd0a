import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import { asPeopleNeed } from '../../../shared/domain/runs/as-people-need.ts';
import { LEFT_OUT_WORDS } from '../../../shared/domain/runs/left-out-words.ts';
import type { RecordedResult } from '../../../shared/events/payout-result.ts';

type Left = Pick<RecordedResult, 'excluded' | 'stranded'>;

const strandedLines = ({ stranded }: Left): string[] =>
  stranded.count === 0
    ? ['Stranded: none.']
    : [
        `Stranded: ${counted(stranded.count, 'commission')}, ${formatRupees(stranded.amount)}: older than this run's window; no run with this window takes them.`,
        '  What a batch let go before comes in with the next run that names no --date-from. To pay the others, run with',
        '  --force --lookback-days=0, or with an earlier --date-from.',
      ];

/** Every approved commission that stays behind, with its reason. */
export const leftOutLines = (left: Left): string[] => [
  left.excluded.length === 0 ? 'Left out: nothing.' : 'Left out:',
  ...asPeopleNeed(left.excluded).map(
    ({ reason, count, amount }) =>
      `  ${counted(count, 'commission')}, ${formatRupees(amount)}: ${LEFT_OUT_WORDS[reason]} (${reason})`,
  ),
  ...strandedLines(left),
];
