import * as z from 'zod';
import { ROLES, type Role } from '../../domain/approvers/approver.ts';
import { IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { AS_RECORDED } from './as-recorded.ts';

/** A digest of the row as somebody wrote it: told once, and again where they write something else. */
const STATE = `SHA2(CONCAT_WS('|', a.user_id, a.issuer, a.subject, a.roles, a.active, a.active_since), 256)`;

/** From the sign-ins `a` that are not as the audit trail says, and of which no notice has told. */
export const UNTOLD = `FROM mlm_payout_approvers a
          LEFT JOIN mlm_notification_log t
            ON t.notice_key = CONVERT(CONCAT('payout_entitlement_changed/', ${STATE}) USING ascii) COLLATE ascii_bin
         WHERE t.id IS NULL AND NOT ${AS_RECORDED}`;

export type UntoldEntitlement = {
  readonly userId: string;
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly state: string;
};

export const readUntoldEntitlements = (limit: number): Read<UntoldEntitlement> => ({
  sql: `SELECT a.user_id AS userId, a.subject, a.roles, a.active, ${STATE} AS state ${UNTOLD} ORDER BY a.id LIMIT :limit`,
  params: { limit },
  row: z.object({
    userId: IdColumn,
    subject: z.string(),
    roles: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(ROLES))),
    active: z.enum(['0', '1']).transform((flag) => flag === '1'),
    state: z.string(),
  }),
});
