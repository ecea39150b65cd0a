import { randomBytes } from 'node:crypto';
import type { Transaction } from '../../aws/transaction.ts';
import {
  type AuditEvent,
  type AuditFact,
  chainEvent,
  EMPTY_STREAM,
  type StreamHead,
} from '../../domain/audit/audit-event.ts';
import { detailWithHash, saltedNote } from '../../domain/audit/audit-note.ts';
import { CLI } from '../../domain/basics/cli.ts';
import { advanceStream, insertEvent, insertStream, lockStream } from '../../sql/audit/events.ts';
import { insertNote } from '../../sql/audit/notes.ts';

/** Two appends cannot both get here; so where the head is another, somebody has cut off events, or changed the head. */
const advance = async (transaction: Transaction, event: AuditEvent): Promise<void> => {
  const { changed } = await transaction.write(advanceStream(event));
  if (changed === 1) return;
  throw new Error(
    `the audit stream ${event.stream} does not end as its head says: expected event ${event.seq - 1} to be its last; ` +
      `what was to be recorded is rolled back; run "${CLI} audit verify", which names what is missing, and mend that first`,
  );
};

/**
 * Adds the fact behind the head that was read, unlocked. Should another have been faster, the UNIQUE key on (stream, seq)
 * refuses this one, and the transaction begins again on what the other left.
 */
export const appendBehind = async (
  transaction: Transaction,
  head: StreamHead,
  fact: AuditFact,
): Promise<AuditEvent> => {
  const note = saltedNote(fact, randomBytes(16).toString('hex'));
  const event = chainEvent(head, { ...fact, detail: detailWithHash(fact, note) });
  await transaction.write(insertEvent(event));
  if (note) await transaction.write(insertNote(event, note));
  if (head.seq === EMPTY_STREAM.seq) await transaction.write(insertStream(event));
  else await advance(transaction, event);
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
