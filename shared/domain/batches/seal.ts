import type { Paise } from '../basics/money.ts';
import type { Batch, BatchStatus } from './batch.ts';
import type { HashRule } from './content-hash.ts';
import type { MayApprove } from './may-approve.ts';
import type { Terms } from './terms.ts';

/**
 * What the last sealing event of a batch's stream says it is. The hash has no key, so the row proves nothing by itself: who
 * can write one can write the other.
 */
export type Seal = {
  /** Where the last event that moved it on has left it. */
  readonly status: BatchStatus;
  readonly contentHash: string;
  readonly hashRule: HashRule;
  readonly batchReference: string;
  readonly totalRecords: number;
  /** With those that were dropped since it was made: the numbers of its items go so far. */
  readonly itemCount: number;
  readonly totalAmount: Paise;
  /** A batch of the old script, taken in; or one made again after a restore, whose run is lost. */
  readonly adopted: boolean;
  /** The old page had it in processing when it was taken in, or what became of it went with a restored database; nobody has said since what the bank did. */
  readonly unanswered: boolean;
  /** As far as the event tells them: all of a batch of rule 2. */
  readonly terms: Partial<Terms>;
  /** As it was when the batch was made; no part of what people approve. null where nobody counted. */
  readonly mayApprove: MayApprove | null;
};

const isSame = (sealed: unknown, stands: unknown): boolean =>
  sealed instanceof Date && stands instanceof Date
    ? sealed.getTime() === stands.getTime()
    : sealed === stands;

/** What of the row is not as it was sealed, by its names; none where it is. What nothing sealed, is all of it. */
export const sealDifferences = (batch: Batch, seal: Seal | null): string[] => {
  if (!seal) return ['batch'];
  const { terms, itemCount, unanswered, mayApprove, ...content } = seal;
  return Object.entries({ ...content, ...terms })
    .filter(([name, sealed]) => sealed !== undefined && !isSame(sealed, batch[name as keyof Batch]))
    .map(([name]) => name);
};

/** Whether people may decide on the row: it says what was sealed. */
export const isAsSealed = (batch: Batch, seal: Seal | null): seal is Seal =>
  sealDifferences(batch, seal).length === 0;
