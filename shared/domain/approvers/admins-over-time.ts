import type { Role } from './approver.ts';

/** What an event said of a sign-in from then on. */
export type SignInChange = {
  readonly at: Date;
  readonly userId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly to: { readonly active: boolean; readonly roles: readonly Role[] };
};

/** Who were admins at the same time, by user. */
export type AdminTerm = {
  readonly admins: readonly string[];
  /** null: they still are, as far as is on record. */
  readonly until: Date | null;
};

/**
 * By the events alone, which come oldest first: a row that somebody wrote by SQL, or a user whom the host deleted, says of
 * nobody since when they are no admin.
 */
export const adminsOverTime = (changes: readonly SignInChange[]): AdminTerm[] => {
  const signIns = new Map<string, string>();
  const admins = (): string[] => [...new Set(signIns.values())];
  const terms = changes.map(({ at, userId, issuer, subject, to }): AdminTerm => {
    const term = { admins: admins(), until: at };
    if (to.active && to.roles.includes('admin')) signIns.set(`${issuer}\n${subject}`, userId);
    else signIns.delete(`${issuer}\n${subject}`);
    return term;
  });
  return [...terms, { admins: admins(), until: null }];
};
