const DECISIONS = ['approve', 'reject', 'withdraw', 'cancel', 'drop'] as const;

/** What can be decided on a batch that awaits approval; the address calls its dialogs by these names. */
export type Decision = (typeof DECISIONS)[number];

export const isDecision = (act: string | null): act is Decision =>
  DECISIONS.some((decision) => decision === act);
