import type { Transaction } from '../../aws/transaction.ts';
import type { Approver } from '../../domain/approvers/approver.ts';
import { subjectKey } from '../../domain/approvers/subject-key.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import { readOpenOffer } from '../../sql/offers/offers.ts';
import { endOpenOffer } from './end-open-offer.ts';

/** What was on offer of a sign-in was decided on what is not so any more. */
export const overtakeOffer = async (
  transaction: Transaction,
  signIn: Pick<Approver, 'issuer' | 'subject'>,
  author: AuditAuthor,
  at: Date,
  because = 'the sign-in was removed meanwhile',
): Promise<void> => {
  const [open] = await transaction.read(readOpenOffer(subjectKey(signIn)));
  if (!open) return;
  const ending = { state: 'overtaken', because } as const;
  await endOpenOffer(transaction, open, author, ending, at);
};
