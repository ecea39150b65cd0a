import type { Transaction } from '../aws/transaction.ts';
import type { AuditAuthor } from '../domain/audit/audit-author.ts';

/** Whoever asks for a change that events name its author and reason of. */
export type Asking = {
  readonly author: AuditAuthor;
  /** As in the author's detail. */
  readonly reason: string;
  /** Of a caller of the API: throws where they lost the right to ask, as of the locks. */
  readonly stillMay?: (transaction: Transaction) => Promise<void>;
};
