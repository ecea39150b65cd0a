import * as z from 'zod';
import { canonicalJson } from '../../domain/audit/audit-event.ts';
import type { Paise } from '../../domain/basics/money.ts';
import { KeptSummary } from '../../domain/batches/kept-summary.ts';
import type { StoredSummary } from '../../domain/batches/plan-summary.ts';
import { AmountColumn, CountColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/** What another version kept, which cannot be read here, is computed anew. */
const keptIn = (text: string | null): KeptSummary | null => {
  try {
    return KeptSummary.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
};

export type SummarizedBatch = {
  readonly contentHash: string | null;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
  readonly stored: StoredSummary;
};

/** What the batch holds now, and what is stored of a summary of it. No row: there is no such batch. */
export const readSummarizedBatch = (batchId: string): Read<SummarizedBatch> => ({
  sql: `SELECT b.content_hash AS contentHash, b.total_records AS totalRecords, b.total_amount AS totalAmount,
               s.content_hash AS keptFor, s.summary AS kept, s.computed_at AS computedAt, s.asked_at AS askedAt
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_batch_summaries s ON s.batch_id = b.id
         WHERE b.id = :batchId`,
  params: { batchId },
  row: z
    .object({
      contentHash: z.string().nullable(),
      totalRecords: CountColumn,
      totalAmount: AmountColumn,
      keptFor: z.string().nullable(),
      kept: z.string().nullable().transform(keptIn),
      computedAt: UtcColumn.nullable(),
      askedAt: UtcColumn.nullable(),
    })
    .transform(({ keptFor, kept, computedAt, askedAt, ...batch }) => ({
      ...batch,
      stored: { contentHash: keptFor, kept, computedAt, askedAt },
    })),
});

type ToKeep = {
  readonly batchId: string;
  readonly contentHash: string | null;
  readonly summary: KeptSummary;
  readonly computedAt: Date;
};

/** Two that were computed at the same moment say the same: the later stays. */
export const keepSummary = ({ batchId, contentHash, summary, computedAt }: ToKeep): Write => ({
  sql: `INSERT INTO mlm_payout_batch_summaries (batch_id, content_hash, summary, computed_at)
        VALUES (:batchId, :contentHash, :summary, :computedAt)
        ON DUPLICATE KEY UPDATE content_hash = VALUES(content_hash), summary = VALUES(summary), computed_at = VALUES(computed_at)`,
  params: { batchId, contentHash, summary: canonicalJson(summary), computedAt: utcText(computedAt) },
  expectRows: 'any',
});

/** The worker was asked: whoever comes meanwhile waits. */
export const setSummaryAsked = (batchId: string, at: Date): Write => ({
  sql: `INSERT INTO mlm_payout_batch_summaries (batch_id, asked_at) VALUES (:batchId, :at)
        ON DUPLICATE KEY UPDATE asked_at = VALUES(asked_at)`,
  params: { batchId, at: utcText(at) },
  expectRows: 'any',
});
