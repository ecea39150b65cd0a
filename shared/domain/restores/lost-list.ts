import { createHash } from 'node:crypto';
import * as z from 'zod';
import { LOST_EVENTS } from '../attestation/attested-keys.ts';
import { MissingBatch } from './list-header.ts';

const LostEvent = z.object({ stream: z.string(), seq: z.int(), hash: z.string(), action: z.string() });
export type LostEvent = z.infer<typeof LostEvent>;

const HeldBatch = z.object({
  batchId: z.string(),
  batchReference: z.string(),
  totalAmount: z.string(),
  /** What is known to have happened to it since. */
  actions: z.array(z.string()),
});
export type HeldBatch = z.infer<typeof HeldBatch>;

const Plan = z.object({
  missing: z.array(MissingBatch),
  held: z.array(HeldBatch),
  unlisted: z.array(z.string()),
});

/** All that a restored database lacks, and what becomes of each batch: what admins confirm, by its digest. */
export type LostList = z.infer<typeof Plan> & { readonly events: readonly LostEvent[] };

/** The plan as the first line, then an event a line. */
export const lostText = ({ events, ...plan }: LostList): string =>
  [plan, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');

export const lostDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const lostKey = (digest: string): string => `${LOST_EVENTS}${digest}.ndjson`;

/** Throws where it is not what was confirmed. */
export const parseLost = (text: string, digest: string): LostList => {
  if (lostDigest(text) !== digest)
    throw new RangeError(`${lostKey(digest)} is not what was confirmed: expected that SHA-256 of it`);
  const [plan = '', ...events] = text.trimEnd().split('\n');
  return {
    ...Plan.parse(JSON.parse(plan)),
    events: events.map((line) => LostEvent.parse(JSON.parse(line))),
  };
};
