import type { Role } from '../../../shared/domain/approvers/approver.ts';
import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import {
  BATCH_ACTIONS,
  type BatchAction,
  type BatchPermissions,
} from '../../../shared/domain/batches/batch-permissions.ts';
import type { Caller } from '../../../shared/sql/approvers/callers.ts';
import type { SealedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { roleText } from '../http/role-text.ts';
import { refusalText } from './refusal-text.ts';

/** What the route of each action asks for before it looks at the batch; which of two a cancellation takes, the batch says. */
const ROLE: Readonly<Record<BatchAction, Role>> = {
  approve: 'approver',
  reject: 'approver',
  withdraw: 'approver',
  cancel: 'viewer',
  drop: 'operator',
  begin: 'finance',
  failures: 'finance',
  abort: 'finance',
  disburse: 'finance',
  late: 'finance',
  return: 'finance',
};

/** For each action that the caller may not do now, the sentence that it would answer. */
export const whyNot = (
  may: BatchPermissions,
  sealed: SealedBatch,
  caller: Caller,
): Partial<Record<BatchAction, string>> => {
  const sentences = BATCH_ACTIONS.flatMap((action) => {
    const because = may[action];
    if (because === true) return [];
    const role = ROLE[action];
    const text = hasRole(caller, role) ? refusalText(because, sealed) : roleText(role);
    return [[action, text] as const];
  });
  return Object.fromEntries(sentences);
};
