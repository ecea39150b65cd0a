import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import type { KnownCaller } from '../../../shared/sql/approvers/callers.ts';

/** Somebody who was an admin when an emergency was declared may be the very one whom it is to get round. */
export const wasAdmin = ({ active, roles }: KnownCaller): boolean =>
  !active && hasRole({ active: true, roles }, 'admin');
