import type { ApproversShown } from '../../../../shared/events/approvers-shown.ts';

/** One sign-in of one person, and what it entitles them to. */
export type SignInRow = ApproversShown['approvers'][number];
