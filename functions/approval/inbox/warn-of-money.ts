import { agree } from '../../../shared/domain/basics/agree.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../shared/domain/basics/tally.ts';
import { COUNTS_AS, tallyWhere, type UnmarkedStanding } from '../../../shared/domain/runs/outside-batches.ts';
import type { InboxWarning } from '../../../shared/events/inbox-body.ts';
import type { HoldsOpen } from '../../../shared/sql/holds/holds-open.ts';
import type { SurveyRow } from '../../../shared/sql/runs/survey.ts';

export type MoneyFacts = {
  readonly unmarked: readonly SurveyRow[];
  readonly holds: HoldsOpen | undefined;
  /** Without the lookback nobody can say what is stranded. */
  readonly windowKnown: boolean;
};

const about = (
  kind: InboxWarning['kind'],
  { count, amount }: Tally,
  says: string,
  advice: string,
): InboxWarning[] =>
  count === 0
    ? []
    : [
        {
          kind,
          count,
          amount: decimalFrom(amount),
          text: `${counted(count, 'approved commission')}, ${formatRupees(amount)}, ${says}.`,
          advice,
        },
      ];

const aboutOverdueHolds = ({ overdue }: HoldsOpen): InboxWarning[] =>
  overdue === 0
    ? []
    : [
        {
          kind: 'overdue_holds',
          count: overdue,
          text: `${counted(overdue, 'hold is', 'holds are')} past the day on which somebody was to look at ${agree(overdue, 'it', 'them')} again.`,
          advice: 'An operator lifts it, if its reason is gone: until then it holds.',
        },
      ];

/** Owed, and in no batch; nor will it be, unless somebody does something. */
export const warnOfMoney = ({ unmarked, holds, windowKnown }: MoneyFacts): InboxWarning[] => {
  const tally = (isCounted: (standing: UnmarkedStanding) => boolean) => tallyWhere(unmarked, isCounted);
  const stranded = tally((standing) => windowKnown && standing === 'before_window');
  const unpayable = tally((standing) => COUNTS_AS[standing] === 'unpayable');
  const held = tally((standing) => COUNTS_AS[standing] === 'held');
  return [
    ...about(
      'stranded',
      stranded,
      `${agree(stranded.count, 'is', 'are')} older than the window: no run of the schedule takes ${agree(stranded.count, 'it', 'them')}`,
      'An operator makes one run with force and no lookback, or with an earlier first day.',
    ),
    ...about(
      'unpayable',
      unpayable,
      `cannot be paid as the ledger has ${agree(unpayable.count, 'it', 'them')}`,
      'Correct the ledger; a dry run says what is wrong with each.',
    ),
    ...about(
      'held',
      held,
      `${agree(held.count, 'is', 'are')} on hold`,
      'An operator lifts the hold when its reason is gone; what failed twice, finance has tried again.',
    ),
    ...(holds ? aboutOverdueHolds(holds) : []),
  ];
};
