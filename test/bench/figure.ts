/** Times are told and never judged: two machines have two. Ratios are judged on a quiet machine; counts, sizes and plans anywhere. */
export type Unit =
  | 'ms'
  | 'times'
  | 'calls'
  | 'KB'
  | 'MB'
  | 'rows'
  | 'statements'
  | 'rows a second'
  | 'GB-seconds'
  | 'USD';

export type Figure = {
  /** What was done: "run". */
  readonly act: string;
  /** To how much, and where: "1,00,000 commissions, pool 2G". */
  readonly of: string;
  /** What was measured: "÷ bare claim". */
  readonly measure: string;
  readonly unit: Unit;
  /** The median, where it was measured more than once. */
  readonly value: number;
  /** The least and the most of the rounds. */
  readonly spread?: readonly [number, number];
  /** The target, where there is one. */
  readonly atMost?: number;
  readonly atLeast?: number;
};

const BY_THE_CLOCK: ReadonlySet<Unit> = new Set(['ms', 'times', 'rows a second']);

/** Undefined where it has no target, or none that this run can judge. */
export const isMet = ({ unit, value, atMost, atLeast }: Figure, quick: boolean): boolean | undefined => {
  if (atMost === undefined && atLeast === undefined) return undefined;
  if (quick && BY_THE_CLOCK.has(unit)) return undefined;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
};
