import { approvalsLine, type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice } from './notice.ts';

/** Enough people approved: the admins hear of it, and finance that it is to be paid. */
export const approvedNotices = (facts: BatchFacts, at: Date): Notice[] => {
  const lines = ['', totalLine(facts), approvalsLine(facts)];
  const first = `Payout batch ${facts.batchReference} is approved`;
  return [
    batchNotice(facts, at, {
      type: 'payout_batch_approved',
      audience: 'admin',
      verb: 'is approved',
      lines: [`${first}; finance has been told to pay it.`, ...lines],
    }),
    batchNotice(facts, at, {
      type: 'finance_batch_processing',
      audience: 'finance',
      verb: 'is to be paid',
      lines: [
        `${first} and is to be paid.`,
        ...lines,
        '',
        'Begin its payment before the file goes to the bank; then record what the bank paid, with its reference, and what it did not.',
      ],
    }),
  ];
};
