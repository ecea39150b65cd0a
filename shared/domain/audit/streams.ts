/** Each stream of the audit trail is a chain of its own. That of a batch: */
export const batchStream = (batchId: string): string => `batch-${batchId}`;

/** Runs that made no batch: skipped, or failed. */
export const RUN_STREAM = 'run';

/** All changes of settings; each of its events holds the snapshot after it. */
export const SETTINGS_STREAM = 'settings';

/** What is held, and what is held no more. */
export const HOLDS_STREAM = 'holds';

/** Files that were written for people to take away, each with its SHA-256. */
export const EXPORTS_STREAM = 'exports';

/** What waits for a second pair of eyes, who confirmed or refused it, and what became of it. */
export const OFFERS_STREAM = 'offers';

/** Restores from a backup, as far as they are done. */
export const RESTORED_STREAM = 'restored';

/** All entitlements. */
export const APPROVERS_STREAM = 'approvers';

/** In that stream: from here on an entitlement counts only as its last event says. */
export const ENTITLEMENTS_SEALED = 'entitlements_sealed';
