/** Each stream of the audit trail is a chain of its own. That of a batch: */
export const batchStream = (batchId: string): string => `batch-${batchId}`;

/** Runs that made no batch: skipped, or failed. */
export const RUN_STREAM = 'run';

/** All changes of settings; each of its events holds the snapshot after it. */
export const SETTINGS_STREAM = 'settings';

/** What is held, and what is held no more. */
export const HOLDS_STREAM = 'holds';

/** All entitlements. */
export const APPROVERS_STREAM = 'approvers';

/** In that stream: from here on an entitlement counts only as its last event says. */
export const ENTITLEMENTS_SEALED = 'entitlements_sealed';
