import { auditEventHash, EMPTY_STREAM } from '../../shared/domain/audit/audit-event.ts';
import type { PayoutStack } from './payout-stack.ts';

export type StoredEvent = {
  readonly actor: string;
  readonly action: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read details of every shape; their assertions are the check
  readonly detail: any;
};

/** Which sign-in it was, and in which request, events of the API tell alike. */
const withoutSignIn = ({ byIssuer, bySubject, requestId, ...detail }: StoredEvent['detail']) =>
  byIssuer === undefined ? { ...detail, ...(requestId && { requestId }) } : detail;

/**
 * The events of a stream in their order; throws unless they are one unbroken chain that ends at its head. Without the sign-in
 * of those of the API, unless it is asked for.
 */
export const storedEvents = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  stream: string,
  { signIns = false } = {},
): Promise<StoredEvent[]> => {
  const rows = await sql('SELECT * FROM mlm_payout_events WHERE stream = ? ORDER BY seq', [stream]);
  const [head] = await sql('SELECT seq, hash FROM mlm_payout_streams WHERE stream = ?', [stream]);
  let last = EMPTY_STREAM;
  for (const row of rows) {
    const event = {
      stream,
      seq: Number(row['seq']),
      actor: String(row['actor']),
      action: String(row['action']),
      detail: String(row['detail']),
      occurredAtMicroseconds: BigInt(row['occurred_at'] ?? 0),
      prevHash: String(row['prev_hash']),
    };
    const sound =
      event.seq === last.seq + 1 && event.prevHash === last.hash && auditEventHash(event) === row['hash'];
    if (!sound) throw new Error(`the chain of ${stream} is broken at ${event.seq}`);
    last = { seq: event.seq, hash: auditEventHash(event) };
  }
  if (rows.length > 0 && (head?.['seq'] !== last.seq || head['hash'] !== last.hash)) {
    throw new Error(`the head of ${stream} is not its last event`);
  }
  return rows.map(({ actor, action, detail }) => ({
    actor: String(actor),
    action: String(action),
    detail: signIns ? JSON.parse(String(detail)) : withoutSignIn(JSON.parse(String(detail))),
  }));
};
