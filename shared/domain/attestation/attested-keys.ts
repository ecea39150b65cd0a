/** What is kept outside of the database, so that one restored from a backup can be told from one that is whole. */
export const ATTESTED = 'attested/';

/** The newest events that are kept. */
export const LATEST_KEY = `${ATTESTED}latest.json`;

/** One object for each minute in which something was recorded. */
export const KEPT_EVENTS = `${ATTESTED}events/`;

/** What each batch held when it was sealed. */
export const BATCH_LISTS = `${ATTESTED}batches/`;

/** What people have said is lost, each by its digest. */
export const LOST_EVENTS = `${ATTESTED}lost/`;

/** Sorts by time. `digest`, of what is in it: of two invocations in one minute neither overwrites what the other kept. */
export const keptEventsKey = (at: Date, digest: string): string =>
  `${KEPT_EVENTS}${at.toISOString().slice(0, 16).replaceAll(':', '')}-${digest.slice(0, 16)}.ndjson`;

export const batchListKey = (batchId: string, contentHash: string): string =>
  `${BATCH_LISTS}${batchId}/${contentHash}.ndjson`;
