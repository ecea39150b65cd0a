import { appendEvent } from '../../../shared/aws/append-event.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { Approver } from '../../../shared/domain/approver.ts';
import { factBy } from '../../../shared/domain/audit-author.ts';
import type { AuditEvent } from '../../../shared/domain/audit-event.ts';
import { InvalidInput } from '../../../shared/domain/failures.ts';
import type { ApproversChanged } from '../../../shared/events/approvers-command.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import { lockApprover, lockApproversOfUser, updateApprover } from '../../../shared/sql/approvers.ts';
import { changeOnce, type Done } from '../../../shared/steps/change-once.ts';
import { opsAuthor } from '../ops-author.ts';
import type { OpsDeps } from '../ops-deps.ts';
import { approverDetail, approverState } from './approver-state.ts';
import { APPROVERS_STREAM } from './approvers-stream.ts';

type Command = OpsCommandOf<'approvers.remove'>;

const lockNamed = async (transaction: Transaction, { args }: Command): Promise<Approver[]> => {
  const { userId, issuer = '', subject = '' } = args;
  const found = await transaction.read(
    userId === undefined ? lockApprover(issuer, subject) : lockApproversOfUser(userId),
  );
  if (found.length > 0) return found;
  throw new InvalidInput(
    userId === undefined
      ? `subject is "${subject}": expected a sign-in at ${issuer} that approvers list shows`
      : `userId is "${userId}": expected a user that approvers list shows`,
  );
};

const apply = async (
  deps: OpsDeps,
  transaction: Transaction,
  command: Command,
  named: readonly Approver[],
): Promise<Done<ApproversChanged>> => {
  const occurredAt = deps.now();
  const removed = named
    .filter(({ active }) => active)
    .map((stored) => ({ stored, now: { ...stored, active: false } }));
  let event: AuditEvent | undefined;
  for (const { stored, now } of removed) {
    await transaction.write(updateApprover(now, occurredAt));
    const fact = factBy(opsAuthor(deps, command), {
      stream: APPROVERS_STREAM,
      action: 'approver_removed',
      detail: approverDetail(stored, now),
      occurredAt,
    });
    event = await appendEvent(transaction, fact);
  }
  const outcome = removed.length > 0 ? 'removed' : 'unchanged';
  const states = named.map((stored) => approverState({ ...stored, active: false }));
  return { answer: { outcome, approvers: states }, event };
};

/** Ends what a sign-in, or every sign-in of a user, was entitled to. The row stays, for those who read old votes. */
export const removeApprover = (deps: OpsDeps, command: Command): Promise<ApproversChanged> =>
  changeOnce(
    deps,
    (transaction) => lockNamed(transaction, command),
    (transaction, named) => apply(deps, transaction, command, named),
  );
