import * as z from 'zod';
import { CURRENCY } from '../domain/basics/money.ts';
import { LEFT_OUT_REASONS } from '../domain/runs/left-out.ts';
import { SKIP_REASONS } from '../domain/runs/plan-run.ts';
import { MayApproveCounts } from './may-approve-counts.ts';

const AmountText = z.string().regex(/^-?\d+\.\d\d$/);
const Instant = z.iso.datetime();

const LeftOutEntry = z.object({ reason: z.enum(LEFT_OUT_REASONS), count: z.int(), amount: AmountText });
const TallyEntry = z.object({ count: z.int(), amount: AmountText });
/** What batches let go, older than the window and yet taken, or to be taken; of the eligible, or of the batch. */
const Due = TallyEntry;
/** UTC instants; `to` is exclusive; null = open. */
const Window = z.object({ from: Instant.nullable(), to: Instant.nullable() });
const SkipReason = z.enum(SKIP_REASONS);

/** A batch now awaits approval. Ids are strings, amounts decimal strings. */
export const CreatedResult = z.object({
  outcome: z.literal('created'),
  runKey: z.string(),
  batchId: z.string(),
  batchReference: z.string(),
  totalRecords: z.int(),
  totalAmount: AmountText,
  currency: z.literal(CURRENCY),
  requiredApprovals: z.int(),
  /** Absent from results that were recorded before it was counted. */
  mayApprove: MayApproveCounts.optional(),
  contentHash: z.string(),
  window: Window,
  excluded: z.array(LeftOutEntry),
  stranded: TallyEntry,
  due: Due,
  /** What is kept outside could not be read, so nobody looked whether this database is behind it. Else absent. */
  unattested: z.literal(true).optional(),
});

/** A guard or the amount found stopped the run; nothing is wrong. */
export const SkippedResult = z.object({
  outcome: z.literal('skipped'),
  runKey: z.string(),
  reason: SkipReason,
  message: z.string(),
  excluded: z.array(LeftOutEntry),
  stranded: TallyEntry,
  due: Due,
});

/** What is recorded for a run key, once and for all. */
export const RecordedResult = z.discriminatedUnion('outcome', [CreatedResult, SkippedResult]);

/**
 * What an earlier version stored need not have every field of today: a repeat is told what was recorded, as it was.
 * Throws only for what is no result at all.
 */
export const readRecordedResult = (text: string): RecordedResult =>
  z.looseObject({ outcome: z.enum(['created', 'skipped']) }).parse(JSON.parse(text)) as RecordedResult;

/** How many commissions a recorded result left stranded; none, where it is missing or is no such result. */
export const strandedCountIn = (text: string | null): number => {
  const Tallied = z.object({ stranded: z.object({ count: z.int() }) });
  try {
    return Tallied.parse(JSON.parse(text ?? 'null')).stranded.count;
  } catch {
    return 0;
  }
};

/** What the run that made a batch left behind, as far as its recorded result tells it. */
const LeftBehind = z.object({
  excluded: z.array(LeftOutEntry).nullable().catch(null),
  stranded: TallyEntry.nullable().catch(null),
  due: TallyEntry.nullable().catch(null),
});
export type LeftBehind = z.infer<typeof LeftBehind>;

/** All null, where there is no result or none that can be read. */
export const leftBehindIn = (text: string | null): LeftBehind => {
  try {
    return LeftBehind.parse(JSON.parse(text ?? '{}') ?? {});
  } catch {
    return { excluded: null, stranded: null, due: null };
  }
};

/** The key had run before; `recorded` is what came of it then. */
export const AlreadyRecordedResult = z.object({
  outcome: z.literal('already_recorded'),
  runKey: z.string(),
  recorded: RecordedResult,
});

/** A dry run: what a real one would do now. Nothing was written. */
export const PreviewResult = z.object({
  outcome: z.literal('preview'),
  wouldRun: z.boolean(),
  wouldSkipBecause: SkipReason.nullable(),
  /** The skip in a sentence. */
  message: z.string().nullable(),
  eligible: z.object({
    count: z.int(),
    amount: AmountText,
    earliest: Instant.nullable(),
    latest: Instant.nullable(),
  }),
  meetsMinAmount: z.boolean(),
  minAmount: AmountText,
  excluded: z.array(LeftOutEntry),
  stranded: TallyEntry,
  due: Due,
  window: Window,
});

/** What the payout function answers. */
export const PayoutResult = z.discriminatedUnion('outcome', [
  CreatedResult,
  SkippedResult,
  AlreadyRecordedResult,
  PreviewResult,
]);

export type CreatedResult = z.infer<typeof CreatedResult>;
export type SkippedResult = z.infer<typeof SkippedResult>;
export type RecordedResult = z.infer<typeof RecordedResult>;
export type PreviewResult = z.infer<typeof PreviewResult>;
export type PayoutResult = z.infer<typeof PayoutResult>;
