import * as z from 'zod';
import type { Approver } from '../../domain/approvers/approver.ts';
import type { RequestsMade } from '../../domain/approvers/request-limits.ts';
import { CountColumn, FlagColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';
import { ApproverRow } from './approvers.ts';
import { AS_RECORDED } from './as-recorded.ts';
import { type CountedRequest, MADE, madeParams } from './request-counts.ts';

/** Who calls: a sign-in, and the name the host knows its user by. */
export type Caller = Approver & { readonly name: string | null };

const SIGN_IN = `a.user_id AS userId, a.issuer, a.subject, a.roles, a.active, a.active_since AS activeSince`;

/** A request that may come again: to which route, under which key. */
export type IdempotencyKey = { readonly route: string; readonly key: string };

/** The beginning of an answer; a row of the Data API holds 64 KB. */
const PIECE_LENGTH = 15_000;

/** A caller, and what they were answered before under the key of this request; null for a new one. */
export type KnownCaller = Caller & {
  /** Whether the row is what the audit trail says of the sign-in; else it opens nothing. */
  readonly asRecorded: boolean;
  /** When they ended all sessions of this sign-in; null: never. */
  readonly signedOutAt: Date | null;
  /** Before this request; nothing, where it is not one that is counted. */
  readonly made: RequestsMade;
  readonly recorded: {
    readonly bodyHash: string;
    readonly statusCode: number;
    readonly answerLength: number;
    readonly answer: string;
  } | null;
};

/**
 * No row: a sign-in that nobody entitled to anything, or whose user the host has deleted since. Not locked: a locking read
 * of an answer that is not there would, under REPEATABLE READ, lock the gap in which others record theirs.
 */
export const readCaller = (
  issuer: string,
  subject: string,
  idempotency: IdempotencyKey | undefined,
  counted?: CountedRequest,
): Read<KnownCaller> => ({
  sql: `SELECT ${SIGN_IN}, u.name, ${AS_RECORDED} AS asRecorded, a.signed_out_at AS signedOutAt,
               d.body_hash AS bodyHash, d.status_code AS statusCode,
               CHAR_LENGTH(d.answer) AS answerLength, SUBSTRING(d.answer, 1, ${PIECE_LENGTH}) AS answer,${MADE}
          FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
          LEFT JOIN mlm_payout_request_counts c ON c.user_id = a.user_id AND c.kind = :kind
          LEFT JOIN mlm_payout_idempotency d ON d.user_id = a.user_id AND d.route = :route AND d.idem_key = :key
         WHERE a.issuer = :issuer AND a.subject = :subject`,
  params: {
    issuer,
    subject,
    route: idempotency?.route ?? '',
    key: idempotency?.key ?? '',
    ...madeParams(counted),
  },
  row: ApproverRow.extend({
    name: z.string().nullable(),
    asRecorded: FlagColumn,
    signedOutAt: UtcColumn.nullable(),
    bodyHash: z.string().nullable(),
    statusCode: CountColumn.nullable(),
    answerLength: CountColumn.nullable(),
    answer: z.string().nullable(),
    madeInMinute: CountColumn,
    madeInDay: CountColumn,
  }).transform(({ bodyHash, statusCode, answerLength, answer, madeInMinute, madeInDay, ...caller }) => ({
    ...caller,
    made: { inMinute: madeInMinute, inDay: madeInDay },
    recorded:
      bodyHash === null
        ? null
        : { bodyHash, statusCode: statusCode ?? 200, answerLength: answerLength ?? 0, answer: answer ?? '' },
  })),
});

/**
 * The caller as of this transaction: whoever takes an entitlement away waits, or has done so. The name is passed through: a
 * subquery that is not locking would, under REPEATABLE READ, fix what the transaction sees before it holds the batch, and
 * the vote of somebody removed meanwhile would count.
 */
export const lockCaller = ({
  issuer,
  subject,
  name,
}: Pick<Caller, 'issuer' | 'subject' | 'name'>): Read<Caller> => ({
  sql: `SELECT ${SIGN_IN} FROM mlm_payout_approvers a
         WHERE a.issuer = :issuer AND a.subject = :subject LOCK IN SHARE MODE`,
  params: { issuer, subject },
  row: ApproverRow.transform((caller) => ({ ...caller, name })),
});

/** The next piece of a long answer. */
export const readAnswerPiece = (
  userId: string,
  { route, key }: IdempotencyKey,
  from: number,
): Read<{ piece: string }> => ({
  sql: `SELECT SUBSTRING(d.answer, :from, ${PIECE_LENGTH}) AS piece FROM mlm_payout_idempotency d
         WHERE d.user_id = CAST(:userId AS UNSIGNED) AND d.route = :route AND d.idem_key = :key`,
  params: { userId, route, key, from },
  row: z.object({ piece: z.string() }),
});

export type RecordedAnswer = IdempotencyKey & {
  readonly userId: string;
  readonly bodyHash: string;
  readonly statusCode: number;
  readonly answer: string;
  readonly at: Date;
};

/** In the transaction of the effect. The UNIQUE key refuses a twin, whose answer then is this one. */
export const insertAnswer = ({ at, ...recorded }: RecordedAnswer): Write => ({
  sql: `INSERT INTO mlm_payout_idempotency (user_id, route, idem_key, body_hash, status_code, answer, created_at)
        VALUES (:userId, :route, :key, :bodyHash, :statusCode, :answer, :at)`,
  params: { ...recorded, at: utcText(at) },
  expectRows: 1,
});
