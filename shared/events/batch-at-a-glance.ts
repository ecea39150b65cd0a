import * as z from 'zod';
import { LEFT_OUT_REASONS } from '../domain/runs/left-out.ts';
import { ContentHash, Id, Instant, Money } from './api-values.ts';

const Person = z.object({ userId: Id, name: z.string().nullable() });
const PersonSum = z.object({ beneficiary: Person, count: z.int(), amount: Money });
const TallyBody = z.object({ count: z.int(), amount: Money });

/** What people look at before they decide on a batch. An aid: nothing is decided on it. */
export const ReadySummary = z.object({
  state: z.literal('ready'),
  computedAt: Instant,
  /** Of what it was computed; null for a batch of the old script that has none. */
  contentHash: ContentHash.nullable(),
  people: z.int(),
  /** Of an item. */
  average: Money,
  /** null: nothing is left in the batch. */
  largest: z.object({ itemNo: z.int(), commissionId: Id, beneficiary: Person, amount: Money }).nullable(),
  topPeople: z.array(PersonSum),
  /** Of whom no batch made earlier has paid, or holds, anything. */
  firstTime: z.object({ people: z.int(), amount: Money, first: z.array(PersonSum) }),
  /** The five made before it that were not cancelled, the newest first. */
  lastBatches: z.array(
    z.object({
      batchId: Id,
      batchReference: z.string(),
      createdAt: Instant,
      totalRecords: z.int(),
      totalAmount: Money,
    }),
  ),
  /** Its total against their average, in whole per cent. */
  change: z.object({ averageAmount: Money, percent: z.int() }).nullable(),
  /** What the run that made it left behind, and why, in words; null where no run of ours did, or its result is not known. */
  leftOut: z.array(TallyBody.extend({ reason: z.enum(LEFT_OUT_REASONS), text: z.string() })).nullable(),
  /** Of what it holds: let go by earlier batches, and older than the window. */
  due: TallyBody.nullable(),
  stranded: TallyBody.nullable(),
});
export type ReadySummary = z.infer<typeof ReadySummary>;

/** The worker is at it; ask again in a few seconds. */
export const ComputingSummary = z.object({ state: z.literal('computing'), since: Instant });
export type ComputingSummary = z.infer<typeof ComputingSummary>;

export type BatchAtAGlance = ReadySummary | ComputingSummary;
