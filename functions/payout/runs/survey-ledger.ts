import { instantOf } from '../../../shared/domain/basics/epoch-seconds.ts';
import type { CommissionWindow } from '../../../shared/domain/runs/commission-window.ts';
import { inReasonOrder, type LeftOut, type Survey } from '../../../shared/domain/runs/left-out.ts';
import {
  type SurveyRow,
  surveyCommissions,
  surveyFirstCommissions,
} from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import type { Read } from '../../../shared/sql/statement.ts';

type Reader = { read<Row>(read: Read<Row>): Promise<Row[]> };

const instant = (seconds: number | null | undefined): Date | undefined =>
  seconds === null || seconds === undefined ? undefined : instantOf(seconds);

const eligibleIn = (row: SurveyRow | undefined): Survey['eligible'] => ({
  count: row?.count ?? 0,
  amount: row?.amount ?? 0n,
  earliest: instant(row?.earliest),
  latest: instant(row?.latest),
});

/** The rows that leave something out. */
export const leftOutIn = (rows: readonly SurveyRow[]): LeftOut[] =>
  inReasonOrder(
    rows.flatMap(({ standing, count, amount }) =>
      standing === 'eligible' ? [] : [{ reason: standing, count, amount }],
    ),
  );

/** Counts and sums where every approved commission stands, with the cap applied in the order of the claim. */
export const surveyLedger = async (
  reader: Reader,
  window: CommissionWindow,
  maxItems: number,
): Promise<Survey> => {
  const bounds = surveyWindow(window);
  const rows = await reader.read(surveyCommissions(bounds));
  const all = eligibleIn(rows.find(({ standing }) => standing === 'eligible'));
  const leftOut = leftOutIn(rows);
  if (maxItems === 0 || all.count <= maxItems) return { eligible: all, leftOut };
  const [capped] = await reader.read(surveyFirstCommissions(bounds, maxItems));
  const eligible = eligibleIn(capped);
  const beyond = { count: all.count - eligible.count, amount: all.amount - eligible.amount };
  return { eligible, leftOut: [...leftOut, { reason: 'over_max_items', ...beyond }] };
};
