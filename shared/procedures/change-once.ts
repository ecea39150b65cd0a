import { DatabaseFailure } from '../aws/database-failure.ts';
import type { Transaction } from '../aws/transaction.ts';
import type { AuditEvent } from '../domain/audit/audit-event.ts';
import type { Deps } from '../runtime/deps.ts';
import { readEventHash } from '../sql/audit/events.ts';

/** What a change came to, and the last event it put on record; none where nothing changed. */
export type Done<Answer> = { readonly answer: Answer; readonly event: AuditEvent | undefined };

const isOnRecord = async (transaction: Transaction, event: AuditEvent | undefined): Promise<boolean> => {
  if (!event) return false;
  const [found] = await transaction.read(readEventHash(event));
  return found?.hash === event.hash;
};

/** Of the database, a failure says nothing of what was asked. */
const isRefusal = (error: unknown): boolean => !(error instanceof DatabaseFailure);

/**
 * Locks, then changes. Begun again after the answer to our own commit was lost, there would be nothing left to change, or
 * it would be refused for what others did since; the event that was appended then is the proof that it was us.
 */
export const changeOnce = <Locked, Answer>(
  { database }: Pick<Deps, 'database'>,
  lock: (transaction: Transaction) => Promise<Locked>,
  change: (transaction: Transaction, locked: Locked) => Promise<Done<Answer>>,
): Promise<Answer> => {
  let done: Done<Answer> | undefined;
  const wasUs = (transaction: Transaction): Promise<boolean> => isOnRecord(transaction, done?.event);
  return database.transaction(async (transaction) => {
    try {
      const locked = await lock(transaction);
      if (done && (await wasUs(transaction))) return done.answer;
      done = await change(transaction, locked);
      return done.answer;
    } catch (error) {
      if (done && isRefusal(error) && (await wasUs(transaction))) return done.answer;
      throw error;
    }
  });
};
