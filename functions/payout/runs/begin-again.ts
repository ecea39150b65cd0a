import type { Tally } from '../../../shared/domain/basics/tally.ts';
import type { Skip } from '../../../shared/domain/runs/plan-run.ts';

/** What a new try of one run does differently. */
export type RunPace = {
  /** Commissions per claim statement; halved after a statement timeout. */
  readonly chunkSize: number;
  /** 1 = the reference as it is, 2 = with "-2", … */
  readonly referenceOrdinal: number;
  /** 2 = the host's locks left too little the first time. */
  readonly claimTries: number;
  /** Decided by the tries before: record this, with what the host held, and claim nothing. */
  readonly skip?: { readonly because: Skip; readonly busy: Tally };
};

/** Rolls the transaction back to try once more at another pace. */
export class BeginAgain extends Error {
  override readonly name = 'BeginAgain';
  readonly pace: RunPace;

  constructor(why: string, pace: RunPace) {
    super(why);
    this.pace = pace;
  }
}
