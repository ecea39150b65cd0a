import type { Approver } from '../../domain/approvers/approver.ts';
import type { ApproverState } from '../../events/approvers-command.ts';

/** A sign-in as answers have it. */
export const approverState = ({ activeSince, roles, ...approver }: Approver): ApproverState => ({
  ...approver,
  roles: [...roles],
  activeSince: activeSince.toISOString(),
});
