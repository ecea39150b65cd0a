import type { Role } from '../../../../shared/domain/approvers/approver.ts';
import type { Person } from '../../../../shared/events/people.ts';
import type { SignInRow } from './sign-in-row.ts';

/** An entitlement as somebody writes it. */
export type EntitleDraft = {
  readonly person: Person | null;
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly reason: string;
};

/** Of somebody who has a sign-in, as it is. */
export const emptyDraft = (row: SignInRow | undefined): EntitleDraft => ({
  person: row ? { userId: row.userId, name: row.name } : null,
  subject: row?.subject ?? '',
  roles: row?.roles ?? [],
  reason: '',
});

/** As the API takes it (shared/events/approvers-command.ts). */
const SUBJECT = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** Why that is no sign-in; undefined where it is one, or nothing yet. */
export const subjectWhy = (typed: string): string | undefined =>
  typed.trim() === '' || SUBJECT.test(typed.trim())
    ? undefined
    : 'Expected 1 to 255 letters, digits and signs, as the identity provider shows them.';

const isSame = (roles: readonly Role[], row: SignInRow): boolean =>
  row.onRecord && roles.length === row.roles.length && roles.every((role) => row.roles.includes(role));

/** What the API is asked; undefined while something is missing, or nothing would change. */
export const entitleInput = (
  { person, subject, roles, reason }: EntitleDraft,
  row: SignInRow | undefined,
): object | undefined => {
  const [as, why] = [subject.trim(), reason.trim()];
  if (!person || roles.length === 0 || why === '' || !SUBJECT.test(as)) return undefined;
  if (row && isSame(roles, row)) return undefined;
  // Of somebody new it is the caller's own, which the API knows; of a row, the one that stands there.
  return { userId: person.userId, ...(row && { issuer: row.issuer }), subject: as, roles, reason: why };
};
