import { type AuditFact, chainEvent, EMPTY_STREAM } from '../domain/audit-event.ts';
import { advanceStream, insertEvent, insertStream, lockStream } from '../sql/events.ts';
import type { Transaction } from './transaction.ts';

/** Adds the fact to its stream, in the transaction of what it records. */
export const appendEvent = async (transaction: Transaction, fact: AuditFact): Promise<void> => {
  const [head] = await transaction.read(lockStream(fact.stream));
  const event = chainEvent(head ?? EMPTY_STREAM, fact);
  await transaction.write(insertEvent(event));
  await transaction.write(head ? advanceStream(event) : insertStream(event));
};

/** The first event of a stream whose subject was made in this very transaction: there is no head to lock. */
export const beginStream = async (transaction: Transaction, fact: AuditFact): Promise<void> => {
  const event = chainEvent(EMPTY_STREAM, fact);
  await transaction.write(insertEvent(event));
  await transaction.write(insertStream(event));
};
