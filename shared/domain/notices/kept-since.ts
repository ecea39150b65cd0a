import { DAY } from '../basics/durations.ts';
import type { KeptDays } from '../settings/notice-settings.ts';

/**
 * A run may be repeated under its key as long as its event waits in a queue (14 days) or somebody has its mail at hand: until
 * then its row says that it is done. After it a repeat of what made no batch is a run like any other; rows of runs that made
 * one never go, so none makes a second.
 */
const RUNS_DAYS_MIN = 30;

/** What is older goes; null = it is kept for ever. */
export type KeptSince = {
  readonly answers: Date | null;
  readonly runs: Date | null;
  readonly notices: Date | null;
};

const daysBefore = (at: Date, days: number): Date | null =>
  days === 0 ? null : new Date(at.getTime() - days * DAY);

export const keptSince = ({ answers, runs, notices }: KeptDays, at: Date): KeptSince => ({
  answers: daysBefore(at, answers),
  runs: daysBefore(at, runs === 0 ? 0 : Math.max(runs, RUNS_DAYS_MIN)),
  notices: daysBefore(at, notices),
});
