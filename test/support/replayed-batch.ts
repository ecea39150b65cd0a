import type { BatchStatus } from '../../shared/domain/batches/batch.ts';

/** What the events of a batch say that it has come to. */
export type ReplayedBatch = {
  readonly status: BatchStatus;
  readonly contentHash: string;
  readonly totalRecords: number;
  readonly requiredApprovals: number;
  /** The last word of each who voted and did not take it back. */
  readonly votes: Readonly<Record<string, 'approved' | 'rejected'>>;
  /** Of which content each of them was. */
  readonly votedOn: Readonly<Record<string, string>>;
  /** Of those, approvals that count no more: who gave them was removed. */
  readonly uncounted: readonly string[];
  readonly approvalCount: number;
  readonly settling: boolean;
  readonly paid: { readonly count: number; readonly amount: string } | null;
  readonly releasedItems: number;
  /** Items that a payment which is begun is for; null: none is. */
  readonly begun: { readonly count: number; readonly itemCount: number } | null;
  readonly dropped: number;
  readonly late: number;
  readonly returned: number;
  /** Items that another batch has paid, and so taken. */
  readonly taken: number;
  /** Somebody should look at what bank, batch and ledger say. */
  readonly differs: boolean;
  /** Something was held because its payment failed for the second time. */
  readonly failedTwice: boolean;
  /** Keys of every notice that was owed on the way. */
  readonly notices: readonly string[];
};

// biome-ignore lint/suspicious/noExplicitAny: details of every shape; what does not fit makes the history illegal
export type Detail = any;
export type Told = { readonly actor: string; readonly detail: Detail; readonly seq: number };
export type Step = (batch: ReplayedBatch, told: Told) => Partial<ReplayedBatch>;

export const must = (holds: boolean, why: string): void => {
  if (!holds) throw new Error(why);
};

export const inState = (batch: ReplayedBatch, ...statuses: readonly BatchStatus[]): void =>
  must(statuses.includes(batch.status), `the batch is ${batch.status}: expected ${statuses.join(' or ')}`);

export const notSettling = ({ settling }: ReplayedBatch): void =>
  must(!settling, 'the batch is being settled');

/** The notices that an event owes, by type; with audience and event where they may come again. */
export const owing = ({ notices }: ReplayedBatch, ...types: readonly string[]) => ({
  notices: [...notices, ...types],
});

export const heldIn = ({ failedTwice }: ReplayedBatch, { failedTwiceCount }: Detail) => ({
  failedTwice: failedTwice || failedTwiceCount > 0,
});
