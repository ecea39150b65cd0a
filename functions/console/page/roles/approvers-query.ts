import type { ApproversShown } from '../../../../shared/events/approvers-shown.ts';
import { reads } from '../api/queries.ts';

/** Who is, or was, entitled to what. */
export const approversQuery = reads<ApproversShown>('/api/approvers');
