import {
  type AuditEvent,
  type AuditFact,
  chainEvent,
  EMPTY_STREAM,
  type StreamHead,
} from '../domain/audit-event.ts';
import { advanceStream, insertEvent, insertStream, lockStream } from '../sql/events.ts';
import type { Transaction } from './transaction.ts';

/**
 * Adds the fact behind the head that was read, unlocked. Should another have been faster, the UNIQUE key on (stream, seq)
 * refuses this one, and the transaction begins again on what the other left.
 */
export const appendBehind = async (
  transaction: Transaction,
  head: StreamHead,
  fact: AuditFact,
): Promise<AuditEvent> => {
  const event = chainEvent(head, fact);
  await transaction.write(insertEvent(event));
  await transaction.write(head.seq === EMPTY_STREAM.seq ? insertStream(event) : advanceStream(event));
  return event;
};

/** Adds the fact to its stream, in the transaction of what it records. */
export const appendEvent = async (transaction: Transaction, fact: AuditFact): Promise<AuditEvent> => {
  const [head = EMPTY_STREAM] = await transaction.read(lockStream(fact.stream));
  return appendBehind(transaction, head, fact);
};

/** The first event of a stream whose subject was made in this very transaction: there is no head to lock. */
export const beginStream = (transaction: Transaction, fact: AuditFact): Promise<AuditEvent> =>
  appendBehind(transaction, EMPTY_STREAM, fact);
