import * as z from 'zod';
import type { StreamHead } from '../../domain/audit/audit-event.ts';
import { batchStream } from '../../domain/audit/streams.ts';
import {
  BATCH_COLUMNS,
  BatchShape,
  HEAD_COLUMNS,
  HeadShape,
  headIn,
  sealedIn,
} from '../batches/batch-rows.ts';
import { BEGUN, type ListedBatch } from '../batches/read-batches.ts';
import { SEAL, SealColumn } from '../batches/seal-column.ts';
import { FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type ExportedBatch = {
  readonly batch: ListedBatch;
  readonly processedNotes: string | null;
  /** Whatever we do to a batch moves it on. */
  readonly head: StreamHead;
  /** It has an item without a number: the old script has made it, and nobody has taken it in since. */
  readonly unnumbered: boolean;
};

/** No row: there is no such batch. */
export const readExportedBatch = (batchId: string): Read<ExportedBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${BEGUN} AS begun, b.processed_notes AS processedNotes, ${SEAL} AS seal, ${HEAD_COLUMNS},
               EXISTS (SELECT 1 FROM mlm_payout_batch_items n WHERE n.batch_id = b.id AND n.item_no IS NULL) AS unnumbered
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_streams s ON s.stream = :stream
         WHERE b.id = :batchId`,
  params: { batchId, stream: batchStream(batchId) },
  row: BatchShape.extend({
    ...HeadShape,
    begun: FlagColumn,
    unnumbered: FlagColumn,
    seal: SealColumn,
    processedNotes: z.string().nullable(),
  }).transform(({ headSeq, headHash, begun, unnumbered, seal, processedNotes, ...row }) => ({
    batch: { ...sealedIn({ ...row, seal, payment: null }).batch, begun },
    processedNotes,
    head: headIn({ headSeq, headHash }),
    unnumbered,
  })),
});
