import * as z from 'zod';
import { type Approver, inRoleOrder, ROLES } from '../../domain/approvers/approver.ts';
import { APPROVERS_STREAM, ENTITLEMENTS_SEALED } from '../../domain/audit/streams.ts';
import { CountColumn, FlagColumn, IdColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';
import { AS_RECORDED } from './as-recorded.ts';

const RolesColumn = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(ROLES)));

export const ApproverRow = z.object({
  userId: IdColumn,
  issuer: z.string(),
  subject: z.string(),
  roles: RolesColumn,
  active: z.enum(['0', '1']).transform((flag) => flag === '1'),
  activeSince: UtcColumn,
});

/** Locks the sign-in: two commands about it take their turns. */
export const lockApprover = (issuer: string, subject: string): Read<Approver> => ({
  sql: `SELECT user_id AS userId, issuer, subject, roles, active, active_since AS activeSince
          FROM mlm_payout_approvers WHERE issuer = :issuer AND subject = :subject FOR UPDATE`,
  params: { issuer, subject },
  row: ApproverRow,
});

/** Locks every sign-in of the user, in one order. */
export const lockApproversOfUser = (userId: string): Read<Approver> => ({
  sql: `SELECT user_id AS userId, issuer, subject, roles, active, active_since AS activeSince
          FROM mlm_payout_approvers WHERE user_id = CAST(:userId AS UNSIGNED) ORDER BY id FOR UPDATE`,
  params: { userId },
  row: ApproverRow,
});

/** By user, the active sign-ins first. The name is NULL where the host deleted the user, or never knew it. */
export const readApprovers = (): Read<
  Approver & { readonly name: string | null; readonly onRecord: boolean }
> => ({
  sql: `SELECT a.user_id AS userId, u.name, a.issuer, a.subject, a.roles, a.active, a.active_since AS activeSince,
               ${AS_RECORDED} AS onRecord
          FROM mlm_payout_approvers a LEFT JOIN users u ON u.id = a.user_id
         ORDER BY a.user_id, a.active DESC, a.id`,
  params: {},
  row: ApproverRow.extend({ name: z.string().nullable(), onRecord: FlagColumn }),
});

/** Sign-ins of which the audit trail says something else, or nothing: they open nothing. By id. */
export const readUnrecordedApprovers = (): Read<Approver> => ({
  sql: `SELECT a.user_id AS userId, a.issuer, a.subject, a.roles, a.active, a.active_since AS activeSince
          FROM mlm_payout_approvers a WHERE NOT ${AS_RECORDED} ORDER BY a.id`,
  params: {},
  row: ApproverRow,
});

/** A row where entitlements have been put on record, once. */
export const readEntitlementsSealed = (): Read<{ seq: number }> => ({
  sql: `SELECT seq FROM mlm_payout_events WHERE stream = :stream AND action = :action LIMIT 1`,
  params: { stream: APPROVERS_STREAM, action: ENTITLEMENTS_SEALED },
  row: z.object({ seq: CountColumn }),
});

/** Whether the host knows the user. */
export const readUser = (userId: string): Read<{ id: string }> => ({
  sql: `SELECT id FROM users WHERE id = CAST(:userId AS UNSIGNED)`,
  params: { userId },
  row: z.object({ id: IdColumn }),
});

const paramsOf = ({ userId, issuer, subject, roles, active, activeSince }: Approver, changedAt: Date) => ({
  userId,
  issuer,
  subject,
  roles: inRoleOrder(roles).join(','),
  active: active ? 1 : 0,
  activeSince: utcText(activeSince),
  changedAt: utcText(changedAt),
});

/** The UNIQUE key decides which of two first commands about a sign-in was faster; the other begins again. */
export const insertApprover = (approver: Approver, changedAt: Date): Write => ({
  sql: `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
        VALUES (:userId, :issuer, :subject, :roles, :active, :activeSince, :changedAt)`,
  params: paramsOf(approver, changedAt),
  expectRows: 1,
});

/** The next state of a sign-in; it never passes to another user. */
export const updateApprover = (approver: Approver, changedAt: Date): Write => ({
  sql: `UPDATE mlm_payout_approvers
           SET roles = :roles, active = :active, active_since = :activeSince, changed_at = :changedAt
         WHERE issuer = :issuer AND subject = :subject AND user_id = CAST(:userId AS UNSIGNED)`,
  params: paramsOf(approver, changedAt),
  expectRows: 1,
});
