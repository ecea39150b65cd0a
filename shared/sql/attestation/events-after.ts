import * as z from 'zod';
import type { KeptEvent } from '../../domain/attestation/kept-event.ts';
import { CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** Of all streams, in the order of their rows. */
export const readEventsAfter = (afterId: string, limit: number): Read<KeptEvent> => ({
  sql: `SELECT id, stream, seq, hash, action, occurred_at AS occurredAt FROM mlm_payout_events
         WHERE id > CAST(:afterId AS UNSIGNED) ORDER BY id LIMIT :limit`,
  params: { afterId, limit },
  row: z.object({
    id: IdColumn,
    stream: z.string(),
    seq: CountColumn,
    hash: z.string(),
    action: z.string(),
    occurredAt: CountColumn,
  }),
});
