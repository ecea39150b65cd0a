import type { Transaction } from '../../aws/transaction.ts';
import { planApprover } from '../../domain/approvers/approver.ts';
import { hasRole } from '../../domain/approvers/has-role.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import { InvalidInput } from '../../domain/basics/failures.ts';
import type { OfferContent } from '../../domain/offers/offer.ts';
import type { Deps } from '../../runtime/deps.ts';
import { readUser } from '../../sql/approvers/approvers.ts';
import { readStandingSignIns } from '../../sql/approvers/standing-sign-ins.ts';
import { type LockedSignIn, lockSignIn } from '../entitlements/lock-sign-in.ts';
import { putEntitlement } from '../entitlements/put-entitlement.ts';
import { refuseLastAdmin } from '../entitlements/refuse-last-admin.ts';

type Entitling = Extract<OfferContent, { kind: 'entitlement' }>;
type Counted = {
  readonly author: AuditAuthor;
  readonly alone: boolean;
  readonly at: Date;
  readonly unrecorded: boolean;
};

const rolesNow = ({ stored }: LockedSignIn): string => (stored?.active ? stored.roles.join() : '');

/** What the offer was decided on, as far as it is not so any more. */
const obstacleTo = async (
  transaction: Transaction,
  content: Entitling,
  locked: LockedSignIn,
): Promise<string | undefined> => {
  if (rolesNow(locked) !== (content.before ?? []).join()) return 'the sign-in was changed meanwhile';
  const [user] = await transaction.read(readUser(content.userId));
  if (!user) return `user ${content.userId} is not there any more`;
  const standing = await transaction.read(readStandingSignIns());
  const another = standing.some(
    ({ userId, issuer, subject }) =>
      userId === content.userId && !(issuer === content.issuer && subject === content.subject),
  );
  if (another) return `user ${content.userId} has got another sign-in meanwhile`;
  if (hasRole({ active: true, roles: content.roles }, 'admin')) return undefined;
  try {
    refuseLastAdmin(standing, [content]);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error.message;
    throw error;
  }
};

/** The sign-in is entitled from now on. Answers why it is not, where it cannot be any more. */
export const countEntitlement = async (
  deps: Pick<Deps, 'database'>,
  transaction: Transaction,
  content: Entitling,
  { author, alone, at, unrecorded }: Counted,
): Promise<string | undefined> => {
  const locked = await lockSignIn(deps, transaction, content, unrecorded);
  const obstacle = await obstacleTo(transaction, content, locked);
  if (obstacle) return obstacle;
  const plan = planApprover(locked.stored, content, at);
  if (plan.kind === 'belongs_to_another' || plan.kind === 'unchanged')
    return 'the sign-in was changed meanwhile';
  const { kind, approver: after } = plan;
  const { stored: before, batches } = locked;
  await putEntitlement(transaction, { kind, before, after, batches, author, alone, occurredAt: at });
  return undefined;
};
