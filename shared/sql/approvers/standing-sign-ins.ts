import * as z from 'zod';
import type { SignInChange } from '../../domain/approvers/admins-over-time.ts';
import { type Approver, ROLES } from '../../domain/approvers/approver.ts';
import { APPROVERS_STREAM } from '../../domain/audit/streams.ts';
import { CountColumn, FlagColumn, utcText } from '../columns.ts';
import type { Read } from '../statement.ts';
import { ApproverRow } from './approvers.ts';
import { AS_RECORDED } from './as-recorded.ts';

/** Sign-ins that open something now: active, on record, of users whom the host has. */
export const readStandingSignIns = (): Read<Approver> => ({
  sql: `SELECT a.user_id AS userId, a.issuer, a.subject, a.roles, a.active, a.active_since AS activeSince
          FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
         WHERE a.active = 1 AND ${AS_RECORDED} ORDER BY a.id`,
  params: {},
  row: ApproverRow,
});

const Detail = z.object({
  userId: z.string(),
  issuer: z.string(),
  subject: z.string(),
  to: z.object({ active: z.boolean(), roles: z.array(z.enum(ROLES)) }),
});

/** A detail that somebody spoilt tells of no change; audit verify finds it. */
const parseDetail = (detail: string): Omit<SignInChange, 'at'> | undefined => {
  try {
    return Detail.parse(JSON.parse(detail));
  } catch {
    return undefined;
  }
};

/**
 * What the trail has of sign-ins that were, or became, an admin's, oldest first; null of events that are about something
 * else. By what they say and not by their key, which no hash covers.
 */
export const readAdminChanges = (): Read<{ change: SignInChange | null }> => ({
  sql: `SELECT detail, occurred_at AS occurredAt FROM mlm_payout_events
         WHERE stream = :stream AND LOCATE(:admin, detail) > 0 ORDER BY seq`,
  params: { stream: APPROVERS_STREAM, admin: '"admin"' },
  row: z.object({ detail: z.string(), occurredAt: CountColumn }).transform(({ detail, occurredAt }) => {
    const change = parseDetail(detail);
    return { change: change ? { ...change, at: new Date(occurredAt / 1000) } : null };
  }),
});

/** A row where the trail ever held an admin: from then on nobody becomes anything by the ops function alone. */
export const readFirstAdmin = (): Read<{ held: boolean }> => ({
  sql: `SELECT EXISTS (SELECT 1 FROM mlm_payout_events
                 WHERE stream = :stream AND subject_key IS NOT NULL
                   AND LOCATE(:becomes, detail) > 0
                   AND LOCATE(:admin, SUBSTRING(detail, LOCATE(:becomes, detail))) > 0) AS held`,
  // Canonical JSON; what people wrote has its quotes escaped there.
  params: { stream: APPROVERS_STREAM, becomes: '"to":{"active":true,', admin: '"admin"' },
  row: z.object({ held: FlagColumn }),
});

/** A row where the sign-in was an admin's, and was removed since then: they may still refuse an emergency. */
export const readRemovedAdmin = (
  { issuer, subject }: Pick<Approver, 'issuer' | 'subject'>,
  since: Date,
): Read<Approver> => ({
  sql: `SELECT a.user_id AS userId, a.issuer, a.subject, a.roles, a.active, a.active_since AS activeSince
          FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
         WHERE a.issuer = :issuer AND a.subject = :subject AND a.active = 0 AND a.changed_at >= :since
           AND FIND_IN_SET('admin', a.roles) > 0 AND ${AS_RECORDED}`,
  params: { issuer, subject, since: utcText(since) },
  row: ApproverRow,
});
