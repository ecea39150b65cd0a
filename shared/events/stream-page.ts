import * as z from 'zod';
import { Id, Instant, NextCursor } from './api-values.ts';

/** GET /audit: streams of the audit trail, each as its head says. */
export const StreamPage = z.object({
  items: z.array(
    z.object({
      stream: z.string(),
      /** Whose it is; null of one that is of no batch. */
      batch: z.object({ batchId: Id, batchReference: z.string() }).nullable(),
      /** The number of its last event, and so of its events. */
      seq: z.int(),
      hash: z.string(),
      /** When that happened; null where the event is gone, which verifying says, too. */
      lastAt: Instant.nullable(),
    }),
  ),
  nextCursor: NextCursor,
});
export type StreamPage = z.infer<typeof StreamPage>;
