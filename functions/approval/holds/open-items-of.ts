import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { HoldSubject } from '../../../shared/domain/holds/hold.ts';
import type { OpenItems } from '../../../shared/domain/holds/open-items.ts';
import { readOpenItems } from '../../../shared/sql/holds/held-subject.ts';

const LISTED_MAX = 100;

/** What open batches hold of it, as of the lock of the runs. */
export const openItemsOf = async (transaction: Transaction, subject: HoldSubject): Promise<OpenItems> => {
  const rows = await transaction.read(readOpenItems(subject, LISTED_MAX));
  const { count = 0, total = 0n } = rows[0] ?? {};
  return { count, amount: total, items: rows.map(({ count: _, total: __, ...item }) => item) };
};
