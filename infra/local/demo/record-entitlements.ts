import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { type Approver, inRoleOrder, type Role } from '../../../shared/domain/approvers/approver.ts';
import { entitlementFact } from '../../../shared/domain/approvers/entitlement-fact.ts';
import { chainEvent, EMPTY_STREAM, type StreamHead } from '../../../shared/domain/audit/audit-event.ts';
import { APPROVERS_STREAM } from '../../../shared/domain/audit/streams.ts';
import { readUnrecordedApprovers } from '../../../shared/sql/approvers/approvers.ts';

type Sql = Pick<Connection, 'query'>;

const unrecorded = async (connection: Sql): Promise<Approver[]> => {
  const [rows] = await connection.query<RowDataPacket[]>(readUnrecordedApprovers().sql);
  return rows.map(({ userId, issuer, subject, roles, active, activeSince }) => ({
    userId: String(userId),
    issuer,
    subject,
    roles: inRoleOrder(String(roles).split(',') as Role[]),
    active: active === 1,
    activeSince: activeSince instanceof Date ? activeSince : new Date(`${activeSince.replace(' ', 'T')}Z`),
  }));
};

const headOf = async (connection: Sql): Promise<StreamHead> => {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT seq, hash FROM mlm_payout_streams WHERE stream = ?',
    [APPROVERS_STREAM],
  );
  return (rows[0] as StreamHead | undefined) ?? EMPTY_STREAM;
};

const append = async (connection: Sql, head: StreamHead, approver: Approver): Promise<StreamHead> => {
  const fact = {
    ...entitlementFact('found', undefined, approver),
    actor: 'local stack',
    occurredAt: new Date(),
  };
  const event = chainEvent(head, fact);
  await connection.query<ResultSetHeader>(
    `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash, subject_key) VALUES (?)`,
    [
      [
        ...[event.stream, event.seq, event.actor, event.action, event.detail],
        ...[event.occurredAtMicroseconds.toString(), event.prevHash, event.hash, event.subjectKey],
      ],
    ],
  );
  await connection.query<ResultSetHeader>(
    `INSERT INTO mlm_payout_streams (stream, seq, hash) VALUES (?)
       ON DUPLICATE KEY UPDATE seq = VALUES(seq), hash = VALUES(hash)`,
    [[event.stream, event.seq, event.hash]],
  );
  return event;
};

/** Sign-ins that the local stack wrote, or moved to another port, by SQL: without an event of its own none opens anything. */
export const recordEntitlements = async (connection: Sql): Promise<void> => {
  let head = await headOf(connection);
  for (const approver of await unrecorded(connection)) head = await append(connection, head, approver);
};
