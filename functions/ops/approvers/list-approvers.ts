import type { ApproverList } from '../../../shared/events/approvers-command.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readApprovers } from '../../../shared/sql/approvers/approvers.ts';
import { approverState } from './approver-state.ts';

/** Everybody who is, or was, entitled to something. */
export const listApprovers = async ({ database }: Deps): Promise<ApproverList> => {
  const rows = await database.read(readApprovers());
  return {
    approvers: rows.map(({ name, onRecord, ...approver }) => ({
      name,
      onRecord,
      ...approverState(approver),
    })),
  };
};
