import { utcText } from '../columns.ts';
import type { Write } from '../statement.ts';

/** Answers that nobody will ask for again; by the key on created_at, some at a time. */
export const deleteKeptAnswers = (before: Date, limit: number): Write => ({
  sql: `DELETE FROM mlm_payout_idempotency WHERE created_at < :before ORDER BY created_at LIMIT :limit`,
  params: { before: utcText(before), limit },
  expectRows: 'any',
});
