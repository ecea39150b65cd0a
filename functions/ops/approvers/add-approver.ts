import { appendEvent } from '../../../shared/aws/append-event.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { type Approver, planApprover } from '../../../shared/domain/approver.ts';
import { factBy } from '../../../shared/domain/audit-author.ts';
import { InvalidInput } from '../../../shared/domain/failures.ts';
import type { ApproversChanged } from '../../../shared/events/approvers-command.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import { insertApprover, lockApprover, readUser, updateApprover } from '../../../shared/sql/approvers.ts';
import { changeOnce, type Done } from '../../../shared/steps/change-once.ts';
import { opsAuthor } from '../ops-author.ts';
import type { OpsDeps } from '../ops-deps.ts';
import { approverDetail, approverState } from './approver-state.ts';
import { APPROVERS_STREAM } from './approvers-stream.ts';

type Command = OpsCommandOf<'approvers.add'>;

const refuseUnknownUser = async (transaction: Transaction, userId: string): Promise<void> => {
  const [user] = await transaction.read(readUser(userId));
  if (!user) throw new InvalidInput(`userId is "${userId}": expected the id of a user that exists`);
};

const apply = async (
  deps: OpsDeps,
  transaction: Transaction,
  command: Command,
  stored: Approver | undefined,
): Promise<Done<ApproversChanged>> => {
  const occurredAt = deps.now();
  const plan = planApprover(stored, command.args, occurredAt);
  if (plan.kind === 'belongs_to_another') {
    throw new InvalidInput(
      `subject is "${command.args.subject}": expected a sign-in of user ${command.args.userId}, ` +
        `but at this issuer it is that of user ${plan.userId}`,
    );
  }
  const { kind: outcome, approver } = plan;
  const answer = { outcome, approvers: [approverState(approver)] };
  if (outcome === 'unchanged') return { answer, event: undefined };
  await refuseUnknownUser(transaction, approver.userId);
  const put = stored ? updateApprover : insertApprover;
  await transaction.write(put(approver, occurredAt));
  const fact = factBy(opsAuthor(deps, command), {
    stream: APPROVERS_STREAM,
    action: `approver_${outcome}`,
    detail: approverDetail(stored, approver),
    occurredAt,
  });
  return { answer, event: await appendEvent(transaction, fact) };
};

/** Entitles a sign-in of a user to exactly these roles. */
export const addApprover = (deps: OpsDeps, command: Command): Promise<ApproversChanged> => {
  const { issuer, subject } = command.args;
  return changeOnce(
    deps,
    (transaction) => transaction.read(lockApprover(issuer, subject)),
    (transaction, [stored]) => apply(deps, transaction, command, stored),
  );
};
