import type { BatchBody } from '../../../../shared/events/batch-body.ts';

/** Why nobody here knows what the bank did with it. */
export const unansweredWords = ({ restoredAt }: Pick<BatchBody, 'restoredAt'>): string =>
  restoredAt
    ? 'is held since the database was restored from a backup, in which something of it was lost'
    : 'was in processing on the old page when it was taken over';
