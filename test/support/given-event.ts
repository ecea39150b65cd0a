import {
  type AuditFact,
  chainEvent,
  EMPTY_STREAM,
  type StreamHead,
} from '../../shared/domain/audit/audit-event.ts';
import type { PayoutStack } from './payout-stack.ts';

/** An event at the end of its stream, as a function would have put it there. */
export const givenEvent = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  {
    stream,
    action,
    actor = 'a test',
    detail = {},
  }: Pick<AuditFact, 'stream' | 'action'> & Partial<Pick<AuditFact, 'actor' | 'detail'>>,
): Promise<void> => {
  const [row] = await sql('SELECT seq, hash FROM mlm_payout_streams WHERE stream = ?', [stream]);
  const head = (row as unknown as StreamHead | undefined) ?? EMPTY_STREAM;
  const event = chainEvent(head, { stream, actor, action, detail, occurredAt: new Date() });
  await sql(
    'INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash) VALUES (?)',
    [
      [
        ...[event.stream, event.seq, event.actor, event.action, event.detail],
        ...[event.occurredAtMicroseconds.toString(), event.prevHash, event.hash],
      ],
    ],
  );
  await sql(
    'INSERT INTO mlm_payout_streams (stream, seq, hash) VALUES (?) ON DUPLICATE KEY UPDATE seq = VALUES(seq), hash = VALUES(hash)',
    [[event.stream, event.seq, event.hash]],
  );
};
