/** How hard a run of the proofs tries. */
export type ProofOptions = {
  /** Whatever is drawn by chance is drawn from it: the same seed tries the same. */
  readonly seed: number;
  /** Calls to disturb in each use case, drawn from all its calls and all kinds of fault; a larger number tries every one. */
  readonly faults: number;
  /** Of the faults, those whose name contains it. */
  readonly only?: string;
  /** Messages to each function; of other doors in proportion. */
  readonly lies: number;
  /** Of the model against the machine. */
  readonly histories: number;
  /** Of the rehearsal. */
  readonly days: number;
  /** Commissions that each day of the rehearsal adds. */
  readonly commissions: number;
  /** Pairs in which a company's tables differ from the usual ones. */
  readonly schemas: number;
  /** Of the largest batch that the worker writes files of. */
  readonly items: number;
};

declare module 'vitest' {
  interface ProvidedContext {
    proof: ProofOptions;
  }
}
