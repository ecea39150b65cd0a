import * as z from 'zod';

/**
 * An event of the audit trail as it is kept outside of the database: its place, its hash, and what it was about. What it said
 * stays in the database alone.
 */
export const KeptEvent = z.object({
  /** Of its row. */
  id: z.string(),
  stream: z.string(),
  seq: z.int(),
  hash: z.string(),
  action: z.string(),
  /** Microseconds since 1970. */
  occurredAt: z.int(),
});
export type KeptEvent = z.infer<typeof KeptEvent>;
