import type { Role } from '../../../../shared/domain/approvers/approver.ts';
import type { HoldBody } from '../../../../shared/events/holds.ts';
import { roleSentence } from './role-sentence.ts';

type Looker = { readonly userId: string; readonly roles: readonly Role[] };

/** How a hold is ended, and why not by this person; undefined where they may. */
export type Lifting = {
  /** retry: payments failed, and finance has it paid again. */
  readonly act: 'lift' | 'retry';
  readonly whyNot: string | undefined;
};

/** As the API would decide: whoever set a hold does not take it back alone. */
export const liftingOf = (hold: HoldBody, { userId, roles }: Looker): Lifting => {
  const [act, role] =
    hold.kind === 'payment' ? (['retry', 'finance'] as const) : (['lift', 'operator'] as const);
  if (!roles.includes(role)) return { act, whyNot: roleSentence(role) };
  const own = act === 'lift' && hold.heldBy === `user ${userId}`;
  return {
    act,
    whyNot: own ? 'You set this hold yourself: another operator must lift it.' : undefined,
  };
};
