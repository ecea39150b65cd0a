/** What a run's time goes into, by the statements that are known by a piece of their text; the first that fits. */
const PHASES = {
  'survey after': /AS lastDue/,
  claim: /INSERT INTO mlm_payout_batch_items/,
  mark: /SET l\.payout_batch_id/,
  'totals and hash': /AS othersOfDay/,
  survey: /AS standing/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Phase = keyof typeof PHASES | 'all else';

const ALL = [...(Object.keys(PHASES) as (keyof typeof PHASES)[]), 'all else'] as const;

const phaseOf = (statement: string): Phase =>
  (Object.entries(PHASES) as [keyof typeof PHASES, RegExp][]).find(([, pattern]) =>
    pattern.test(statement),
  )?.[0] ?? 'all else';

/** Milliseconds by phase, of the statements and the time that each took. */
export const byPhase = (
  statements: readonly string[],
  milliseconds: readonly number[],
): readonly (readonly [Phase, number])[] => {
  const sums = new Map<Phase, number>(ALL.map((phase) => [phase, 0]));
  for (const [index, statement] of statements.entries()) {
    const phase = phaseOf(statement);
    sums.set(phase, (sums.get(phase) ?? 0) + (milliseconds[index] ?? 0));
  }
  return [...sums];
};
