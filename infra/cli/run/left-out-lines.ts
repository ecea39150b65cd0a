import { CLI } from '../../../shared/domain/basics/cli.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import type { LeftOutReason } from '../../../shared/domain/runs/left-out.ts';
import type { RecordedResult } from '../../../shared/events/payout-result.ts';

const WHY: Readonly<Record<LeftOutReason, string>> = {
  paid_item_exists: 'an earlier batch has paid it already; correct its status in the ledger',
  in_live_batch: 'another batch that is awaiting approval or payment holds it',
  on_hold: 'it, or its beneficiary, is on hold; the list of holds says why, and who lifts one',
  marker_unexplained: `marked as held by a batch that does not hold it; ${CLI} doctor says how to free it`,
  amount_not_positive: 'the amount is zero or negative; correct it in the ledger',
  beneficiary_missing: 'its beneficiary is not among the users; correct it in the ledger',
  date_missing: 'it has no date, so no window can hold it; correct it in the ledger',
  amount_not_whole_paise: 'the amount has a part of a paisa; correct it in the ledger',
  payment_failed: 'its payment failed twice; finance has it tried again once the account is right',
  before_window: "older than this run's window: stranded",
  after_window: 'later than the window',
  busy: "the company's application held it at that moment; a later run takes what is still approved",
  over_max_items:
    "beyond this run's cap, which lets in what the window holds, oldest first, then what was let go before; left for a later run",
};

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
  ...left.excluded.map(
    ({ reason, count, amount }) =>
      `  ${counted(count, 'commission')}, ${formatRupees(amount)}: ${WHY[reason]} (${reason})`,
  ),
  ...strandedLines(left),
];
