import * as z from 'zod';
import { CHAIN_FAULTS } from '../domain/audit/verify-chain.ts';

/** As the column holds it: printable ASCII. */
export const StreamName = z.string().regex(/^[\x20-\x7e]{1,64}$/, {
  error: 'expected the name of a stream, e.g. run or batch-42',
});

/** The last event of a stream, as it was at one time. */
export const NamedHead = z.object({
  stream: StreamName,
  seq: z.int({ error: 'expected a whole number' }).positive({ error: 'expected a number from 1 on' }),
  hash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' }),
});

/** As many streams as one answer verifies, and kept heads as one request takes: both end at 6 MB. */
export const HEADS_MAX = 20_000;

/** What audit.verify takes. */
export const AuditArgs = z.strictObject({
  /** This stream alone. */
  stream: StreamName.optional(),
  /** The streams after this one: `next` of the answer before. */
  after: StreamName.optional(),
  /** Heads of an earlier answer, each of which must still be a link of its stream. */
  kept: z
    .array(NamedHead)
    .max(HEADS_MAX, { error: `expected at most ${HEADS_MAX} heads, in byte order of their streams` })
    .default([]),
});
export type AuditArgs = z.infer<typeof AuditArgs>;

const BrokenLink = z.object({
  stream: z.string(),
  seq: z.int(),
  id: z.string().nullable(),
  fault: z.enum(CHAIN_FAULTS),
});

/** What audit.verify answers: of the streams asked for, or of as many as time allowed. */
export const AuditAnswer = z.object({
  /** Streams and events that were looked at. */
  streams: z.int(),
  events: z.int(),
  /** Heads of the streams that are whole, in byte order of their names. */
  heads: z.array(NamedHead),
  brokenStreams: z.int(),
  /** The first broken link of each of the first such streams. */
  broken: z.array(BrokenLink),
  /** Go on after this stream; null = all were verified. */
  next: z.string().nullable(),
  /** With how many of the newest heads that are kept outside of the database it was compared; absent where none are kept, or others were brought. */
  keptOutside: z.union([z.int(), z.literal('unread')]).optional(),
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;
