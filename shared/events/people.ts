import * as z from 'zod';
import { ROLES } from '../domain/approvers/approver.ts';
import { Id, Instant } from './api-values.ts';

/** Somebody whom the host knows; their name is free text of others. */
export const Person = z.object({ userId: Id, name: z.string().nullable() });
export type Person = z.infer<typeof Person>;

export const PeopleFound = z.object({ items: z.array(Person) });

/** GET /me: the caller, and what they read dates and numbers by. */
export const MeBody = Person.extend({
  roles: z.array(z.enum(ROLES)),
  /** The business time zone: of bare dates, and of what people are shown. */
  timezone: z.string(),
  /** How many approvals a batch takes that no tier asks more of. */
  usualApprovals: z.int(),
});

/** POST /me/sign-out-everywhere: from then on tokens of before are refused. */
export const SignedOut = z.object({ outcome: z.literal('signed_out'), at: Instant });
export type SignedOut = z.infer<typeof SignedOut>;
