/** How long a function may wait for the database; none waits longer than its own time allows. */
export type Patience = {
  /** For the answer to one statement. */
  readonly requestMilliseconds: number;
  /** How often a paused instance is asked, every three seconds, whether it has woken up. */
  readonly resumeAttempts: number;
  /** How long transactions are begun again that may not have taken effect. */
  readonly restartsMilliseconds: number;
};

/**
 * Of work that nobody waits for. Above the Data API's own 45 s per statement, so that its answer always comes first; Aurora
 * wakes in 15 s, after a day's sleep in 30 s or more; and a network that swallows requests costs minutes an attempt, while
 * Lambda's time is also needed to record the failure.
 */
export const PATIENT: Patience = {
  requestMilliseconds: 55_000,
  resumeAttempts: 40,
  restartsMilliseconds: 120_000,
};

/** Of a call behind API Gateway, which answers for us after 30 s; Lambda ends us after 29 s, and a lock we hold then stays. */
export const BRISK: Patience = {
  requestMilliseconds: 20_000,
  resumeAttempts: 1,
  restartsMilliseconds: 12_000,
};

/** Of reads behind API Gateway: while one of them takes long, nothing is held, so it may as long as somebody still waits. */
export const READING: Patience = { ...BRISK, requestMilliseconds: 26_000 };
