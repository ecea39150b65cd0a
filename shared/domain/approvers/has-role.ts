import type { Approver, Role } from './approver.ts';

/** Whether the sign-in may do now what the role is for. Each role includes viewer and nothing else. */
export const hasRole = ({ active, roles }: Pick<Approver, 'active' | 'roles'>, role: Role): boolean =>
  active && (role === 'viewer' ? roles.length > 0 : roles.includes(role));
