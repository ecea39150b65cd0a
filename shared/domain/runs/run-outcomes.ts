/** What an attempt of a run came to; "running" until it has ended, and for ever where it died. */
export const RUN_OUTCOMES = ['running', 'created', 'skipped', 'already_recorded', 'failed'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];
