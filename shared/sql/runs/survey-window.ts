import type { CommissionWindow } from '../../domain/runs/commission-window.ts';

/** Epoch seconds, [from, to); what is due takes part from `dueFromSeconds` on. */
export type SurveyWindow = Readonly<Record<keyof CommissionWindow, number>>;

/** TIMESTAMP columns hold nothing outside these, so they stand for an open end. */
const FIRST_SECOND = 1;
const LAST_SECOND = 2_147_483_647;

/** The window as the statements take it. */
export const surveyWindow = ({
  fromSeconds = FIRST_SECOND,
  toSeconds = LAST_SECOND,
  dueFromSeconds = FIRST_SECOND,
}: CommissionWindow): SurveyWindow => ({
  fromSeconds: Math.max(fromSeconds, FIRST_SECOND),
  toSeconds,
  dueFromSeconds: Math.max(dueFromSeconds, FIRST_SECOND),
});
