import { MINUTE } from '../basics/durations.ts';

export const EXPORT_STATES = ['waiting', 'writing', 'ready', 'failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export type ExportProgress = {
  readonly state: ExportState;
  /** When the worker was last heard of it; before that, when it was asked for. */
  readonly touchedAt: Date;
  /** Why there is no file; only of one that failed. */
  readonly problem: string | null;
};

/** Lambda tries a worker that died again within minutes, and a worker says every few seconds that it lives. */
const SILENT_MINUTES = 10;

/** Whoever was last heard of before that writes no more. */
export const silentBefore = (now: Date): Date => new Date(now.getTime() - SILENT_MINUTES * MINUTE);

const SILENT = `Nothing was heard of this file for ${SILENT_MINUTES} minutes: whoever wrote it has died, or was never started. Ask for it again; if that ends the same way, tell an engineer, whom an alarm has told too.`;

/** How far a file is, as of now: one that nobody goes on with has failed. */
export const exportProgress = (
  { state, touchedAt, problem }: ExportProgress,
  now: Date,
): Pick<ExportProgress, 'state' | 'problem'> => {
  const over = state === 'ready' || state === 'failed';
  return !over && touchedAt < silentBefore(now) ? { state: 'failed', problem: SILENT } : { state, problem };
};
