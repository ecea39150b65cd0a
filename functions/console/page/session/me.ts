import { createContext, useContext } from 'react';
import type * as z from 'zod';
import type { Role } from '../../../../shared/domain/approvers/approver.ts';
import type { MeBody } from '../../../../shared/events/people.ts';

export type SignedInPerson = z.infer<typeof MeBody>;

const NOBODY: SignedInPerson = { userId: '0', name: null, roles: [], timezone: 'UTC', usualApprovals: 1 };

/** Who is signed in. */
export const Me = createContext<SignedInPerson>(NOBODY);

export const useMe = (): SignedInPerson => useContext(Me);

export const useHasRole = (role: Role): boolean => useMe().roles.includes(role);
