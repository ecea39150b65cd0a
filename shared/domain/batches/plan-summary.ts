import type { KeptSummary } from './kept-summary.ts';
import { settlesInline } from './settles-inline.ts';

/** What is stored of a batch's summary; all null where nobody has asked yet. */
export type StoredSummary = {
  /** Of the content that it was computed of; null for a batch that has no hash. */
  readonly contentHash: string | null;
  readonly kept: KeptSummary | null;
  readonly computedAt: Date | null;
  /** When the worker was asked for it last. */
  readonly askedAt: Date | null;
};

export type SummaryPlan =
  | { readonly kind: 'kept'; readonly kept: KeptSummary; readonly computedAt: Date }
  | { readonly kind: 'compute' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'wait'; readonly since: Date };

/** By then the worker has either answered or died. */
const ASK_AGAIN_AFTER_MILLISECONDS = 3 * 60_000;

const pendingSince = ({ askedAt, computedAt }: StoredSummary, now: Date): Date | undefined => {
  if (!askedAt || (computedAt && computedAt >= askedAt)) return undefined;
  return askedAt.getTime() + ASK_AGAIN_AFTER_MILLISECONDS > now.getTime() ? askedAt : undefined;
};

/** A summary of other content than the batch holds now is none: after a drop it is computed anew. */
export const planSummary = (
  batch: { readonly contentHash: string | null; readonly totalRecords: number },
  stored: StoredSummary,
  now: Date,
): SummaryPlan => {
  const { kept, computedAt, contentHash } = stored;
  if (kept && computedAt && contentHash === batch.contentHash) return { kind: 'kept', kept, computedAt };
  if (settlesInline(batch.totalRecords)) return { kind: 'compute' };
  const since = pendingSince(stored, now);
  return since ? { kind: 'wait', since } : { kind: 'ask' };
};
