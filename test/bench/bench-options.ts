/** How far a run of the bench goes. */
export type BenchOptions = {
  /** What does not depend on the machine alone: calls, sizes and plans, at sizes of seconds. */
  readonly quick: boolean;
  /** Of the server's buffer pool, as its parameter takes it. */
  readonly pools: readonly string[];
  /** The largest number of commissions. */
  readonly most: number;
};

declare module 'vitest' {
  interface ProvidedContext {
    bench: BenchOptions;
  }
}
