import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { listEntitlementsNotRecorded } from '../../../../shared/sql/doctor/invariants-of-authority.ts';
import { listingCheck } from '../check/check.ts';

/** Somebody tried to become an approver, or to make one of somebody. */
export const entitlementNotRecorded = listingCheck({
  name: 'entitlement_not_recorded',
  needs: ['mlm_payout_events.subject_key', 'mlm_payout_approvers'],
  list: () => listEntitlementsNotRecorded(),
  judge: ({ count }) => ({
    severity: 'wrong',
    message: `${counted(count, 'sign-in')} of mlm_payout_approvers ${agree(count, 'was', 'were')} written or changed outside of this system: ${agree(count, 'it opens', 'they open')} nothing, and ${agree(count, 'its vote does', 'their votes do')} not count.`,
    advice: `Find out who wrote it. What should hold is given again: ${CLI} approvers add; what should not is ended: ${CLI} approvers remove.`,
  }),
});
