import type { Approver } from '../../domain/approvers/approver.ts';
import { hasRole } from '../../domain/approvers/has-role.ts';
import { InvalidInput } from '../../domain/basics/failures.ts';

type SignIn = Pick<Approver, 'issuer' | 'subject'>;

const isAmong = (others: readonly SignIn[], { issuer, subject }: SignIn): boolean =>
  others.some((other) => other.issuer === issuer && other.subject === subject);

/** Without an admin nobody could confirm the next one: of the sign-ins that stand, one must be left that is an admin's. */
export const refuseLastAdmin = (standing: readonly Approver[], loses: readonly SignIn[]): void => {
  const admins = standing.filter((signIn) => hasRole(signIn, 'admin'));
  const left = admins.filter((signIn) => !isAmong(loses, signIn));
  if (admins.length === left.length || left.length > 0) return;
  throw new InvalidInput(
    `user ${admins[0]?.userId} is the last active admin: expected another one to be entitled first, who then confirms what comes`,
  );
};
