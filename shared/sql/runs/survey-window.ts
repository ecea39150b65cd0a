import type { CommissionWindow } from '../../domain/runs/commission-window.ts';

/** Epoch seconds, [from, to). */
export type SurveyWindow = { readonly fromSeconds: number; readonly toSeconds: number };

/** TIMESTAMP columns hold nothing outside these, so they stand for an open end. */
const FIRST_SECOND = 1;
const LAST_SECOND = 2_147_483_647;

/** The window as the statements take it. */
export const surveyWindow = ({ fromSeconds, toSeconds }: CommissionWindow): SurveyWindow => ({
  fromSeconds: Math.max(fromSeconds ?? FIRST_SECOND, FIRST_SECOND),
  toSeconds: toSeconds ?? LAST_SECOND,
});
