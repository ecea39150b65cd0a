import type { Hold } from './hold.ts';

export type LiftDecision =
  | { readonly kind: 'lifted' | 'already_recorded' }
  | { readonly kind: 'refused'; readonly because: 'own' | 'of_finance' };

/**
 * Whether the hold may be lifted by this person, and by way of the list of holds. Whoever set one does not take it back
 * alone; what failed twice is for finance to try again.
 */
export const decideLift = (actor: string, { subject, heldBy, lifted }: Hold): LiftDecision => {
  if (lifted) return { kind: 'already_recorded' };
  if (subject.kind === 'payment') return { kind: 'refused', because: 'of_finance' };
  return heldBy === actor ? { kind: 'refused', because: 'own' } : { kind: 'lifted' };
};
