/** The second that holds the instant, as TIMESTAMP columns keep it: what lies within it is cut off. */
export const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The first second that begins at the instant or later: where a window opens that must not hold what was before. */
export const epochSecondsFrom = (at: Date): number => Math.ceil(at.getTime() / 1000);

/** The instant at which the second begins. */
export const instantOf = (seconds: number): Date => new Date(seconds * 1000);
