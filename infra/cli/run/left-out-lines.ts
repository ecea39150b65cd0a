import type { LeftOutReason } from '../../../shared/domain/left-out.ts';
import type { RecordedResult } from '../../../shared/events/payout-result.ts';
import { commissions, rupees } from './wording.ts';

const WHY: Readonly<Record<LeftOutReason, string>> = {
  paid_item_exists: 'an earlier batch has paid it already; correct its status in the ledger',
  in_live_batch: 'another batch that is awaiting approval or payment holds it',
  amount_not_positive: 'the amount is zero or negative; correct it in the ledger',
  beneficiary_missing: 'its beneficiary is not among the users; correct it in the ledger',
  before_window: 'older than the window: stranded',
  after_window: 'later than the window',
  busy: "the company's application was changing it at that moment; the next run takes it",
  over_max_items: 'beyond the cap of --max-items; the next run takes it',
};

type Left = Pick<RecordedResult, 'excluded' | 'stranded'>;

const strandedLines = ({ stranded }: Left): string[] =>
  stranded.count === 0
    ? ['Stranded: none.']
    : [
        `Stranded: ${commissions(stranded.count)}, ${rupees(stranded.amount)}: older than the window, so no automatic run will take them.`,
        '  To pay them: npx payouts run --force --lookback-days=0, or an earlier --date-from',
      ];

/** Every approved commission that stays behind, with its reason. */
export const leftOutLines = (left: Left): string[] => [
  left.excluded.length === 0 ? 'Left out: nothing.' : 'Left out:',
  ...left.excluded.map(
    ({ reason, count, amount }) => `  ${commissions(count)}, ${rupees(amount)}: ${WHY[reason]} (${reason})`,
  ),
  ...strandedLines(left),
];
