import * as z from 'zod';
import type { Approver } from '../../domain/approvers/approver.ts';
import type { Read } from '../statement.ts';
import { ApproverRow } from './approvers.ts';
import { AS_RECORDED } from './as-recorded.ts';

/** A sign-in that opens something, and the name the host knows its user by. */
export type EntitledPerson = Pick<Approver, 'userId' | 'roles' | 'activeSince'> & {
  readonly name: string | null;
};

/** Active, and as the audit trail says; whose user the host deleted signs in no more. A person may have several. */
export const readEntitledPeople = (): Read<EntitledPerson> => ({
  sql: `SELECT a.user_id AS userId, u.name, a.roles, a.active_since AS activeSince
          FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
         WHERE a.active = 1 AND ${AS_RECORDED}
         ORDER BY a.user_id, a.id`,
  params: {},
  row: ApproverRow.pick({ userId: true, roles: true, activeSince: true }).extend({
    name: z.string().nullable(),
  }),
});
