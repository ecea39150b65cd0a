import { instantOf } from '../../domain/basics/epoch-seconds.ts';
import type { CommissionWindow } from '../../domain/runs/commission-window.ts';
import { inReasonOrder, type LeftOut, type Survey } from '../../domain/runs/left-out.ts';
import {
  type SurveyRow,
  surveyCommissions,
  surveyFirstCommissions,
  surveyFirstDue,
} from '../../sql/runs/survey.ts';
import { type SurveyWindow, surveyWindow } from '../../sql/runs/survey-window.ts';
import type { Read } from '../../sql/statement.ts';

type Reader = { read<Row>(read: Read<Row>): Promise<Row[]> };

const instant = (seconds: number | null | undefined): Date | undefined =>
  seconds === null || seconds === undefined ? undefined : instantOf(seconds);

/** What either pass takes: those in the window, and the due, which are all older. */
const eligibleIn = (
  inWindow: SurveyRow | undefined,
  due: SurveyRow | undefined,
): Pick<Survey, 'eligible' | 'due'> => ({
  eligible: {
    count: (inWindow?.count ?? 0) + (due?.count ?? 0),
    amount: (inWindow?.amount ?? 0n) + (due?.amount ?? 0n),
    earliest: instant(due?.earliest ?? inWindow?.earliest),
    latest: instant(inWindow?.latest ?? due?.latest),
    idSum: (inWindow?.idSum ?? 0n) + (due?.idSum ?? 0n),
  },
  due: { count: due?.count ?? 0, amount: due?.amount ?? 0n },
});

/** The rows that leave something out. */
export const leftOutIn = (rows: readonly SurveyRow[]): LeftOut[] =>
  inReasonOrder(
    rows.flatMap(({ standing, count, amount }) =>
      standing === 'eligible' || standing === 'due' ? [] : [{ reason: standing, count, amount }],
    ),
  );

/** Which of the eligible the cap lets in, in the order of the claim: those in the window, then the due. */
const readFirst = async (
  reader: Reader,
  bounds: SurveyWindow,
  inWindow: SurveyRow | undefined,
  maxItems: number,
): Promise<Pick<Survey, 'eligible' | 'due'>> => {
  const room = maxItems - (inWindow?.count ?? 0);
  if (room > 0) {
    const [due] = await reader.read(surveyFirstDue(bounds, room));
    return eligibleIn(inWindow, due);
  }
  const [first] = await reader.read(surveyFirstCommissions(bounds, maxItems));
  return eligibleIn(first, undefined);
};

/** Counts and sums where every approved commission stands, with the cap applied in the order of the claim. */
export const surveyLedger = async (
  reader: Reader,
  window: CommissionWindow,
  maxItems: number,
): Promise<Survey> => {
  const bounds = surveyWindow(window);
  const rows = await reader.read(surveyCommissions(bounds));
  const inWindow = rows.find(({ standing }) => standing === 'eligible');
  const all = eligibleIn(
    inWindow,
    rows.find(({ standing }) => standing === 'due'),
  );
  const leftOut = leftOutIn(rows);
  const dueInAll = all.due.count;
  if (maxItems === 0 || all.eligible.count <= maxItems) return { ...all, dueInAll, leftOut };
  const first = await readFirst(reader, bounds, inWindow, maxItems);
  const beyond = {
    count: all.eligible.count - first.eligible.count,
    amount: all.eligible.amount - first.eligible.amount,
  };
  return { ...first, dueInAll, leftOut: [...leftOut, { reason: 'over_max_items', ...beyond }] };
};
