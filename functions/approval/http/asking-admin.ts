import type { Transaction } from '../../../shared/aws/transaction.ts';
import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import type { Asking } from '../../../shared/procedures/asking.ts';
import { lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { ApiProblem } from './api-problem.ts';
import { callerAuthor } from './caller-author.ts';
import type { Call } from './route.ts';

/** The caller as an admin who asks for a change, and who must be one still when it is made. */
export const askingAdmin = (call: Pick<Call, 'caller' | 'requestId'>, reason: string): Asking => ({
  author: callerAuthor(call, { reason }),
  reason,
  stillMay: async (transaction: Transaction) => {
    const [caller] = await transaction.read(lockCaller(call.caller));
    if (caller && hasRole(caller, 'admin')) return;
    throw new ApiProblem('not-entitled', 'This takes the role admin, which was taken from you just now.');
  },
});
