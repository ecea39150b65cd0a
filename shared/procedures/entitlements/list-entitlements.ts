import type { ApproverList } from '../../events/approvers-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { readApprovers } from '../../sql/approvers/approvers.ts';
import { approverState } from './approver-state.ts';

/** Everybody who is, or was, entitled to something. */
export const listEntitlements = async ({ database }: Deps): Promise<ApproverList> => {
  const rows = await database.read(readApprovers());
  return {
    approvers: rows.map(({ name, onRecord, ...approver }) => ({
      name,
      onRecord,
      ...approverState(approver),
    })),
  };
};
